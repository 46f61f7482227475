import { diagnostic } from "../problem.ts";

export const duplicateName = diagnostic<{ name: string }>({
  code: "P0305",
  name: "duplicate-name",
  severity: "error",
  message: ({ name }) => `\`${name}\` is declared twice.`,
  label: "declared again here",
  hint: "Rename one of the two.",
  page: `A name has one meaning in a module, one in a list of parameters, one among the fields of a type. There is no overloading: which neuro a call means never depends on its arguments.

Ways out: rename one of the two, or import under another name with \`as\`.`,
  bad: `export neuro area(side: Int) -> Int = side * side

export neuro area(width: Int, height: Int) -> Int = width * height`,
  good: `export neuro square(side: Int) -> Int = side * side

export neuro area(width: Int, height: Int) -> Int = width * height`,
});
