import { diagnostic } from "../problem.ts";

export const unknownArgument = diagnostic<{
  name: string;
  callee: string;
  suggestion: string | undefined;
}>({
  code: "P0405",
  name: "unknown-argument",
  severity: "error",
  message: ({ name, callee }) => `\`${callee}\` has no parameter \`${name}\`.`,
  label: "no such parameter",
  hint: ({ suggestion }) =>
    suggestion === undefined ? undefined : `Did you mean \`${suggestion}\`?`,
  page: `A named argument uses the name that the parameter has in the declaration.

Ways out: correct the name, or pass it by position.`,
  bad: `neuro area(width: Int, height: Int) -> Int = width * height

export neuro room() -> Int = area(width: 2, heigth: 3)`,
  good: `neuro area(width: Int, height: Int) -> Int = width * height

export neuro room() -> Int = area(width: 2, height: 3)`,
});
