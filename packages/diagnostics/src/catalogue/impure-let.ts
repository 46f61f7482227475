import { diagnostic } from "../problem.ts";

export const impureLet = diagnostic<{ name: string; why: string }>({
  code: "P0903",
  name: "impure-let",
  severity: "error",
  message: ({ name, why }) => `The module value \`${name}\` has to be pure, but it ${why}.`,
  label: "not pure",
  hint: "Make it a neuro: `neuro name() -> … = …`.",
  page: `A module's \`let\` is computed when the module is loaded. It touches nothing and cannot fail, so loading is safe in any order.

Ways out: make it a neuro.`,
  bad: `let greeting = print("hi")`,
  good: `let greeting = "hi"

export neuro hello() uses console { print(greeting) }`,
});
