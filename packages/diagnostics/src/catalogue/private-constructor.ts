import { diagnostic } from "../problem.ts";

export const privateConstructor = diagnostic<{ name: string; module: string }>({
  code: "P0316",
  name: "private-constructor",
  severity: "error",
  message: ({ name, module }) => `Only \`${module}\` may build a \`${name}\`.`,
  label: "the constructor is hidden",
  hint: "Use one of the neuros that its module offers.",
  page: `The constructor and the inner value of an \`opaque type\` are visible in the module that declares it only, so that every value has passed its checks.

Ways out: call a neuro of that module that makes one.`,
  bad: `import { UserId } from "./users"

export neuro first() -> UserId = UserId("1")`,
  good: `opaque type UserId = Text

export neuro first() -> UserId = UserId("1")`,
});
