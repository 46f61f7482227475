import { diagnostic } from "../problem.ts";

export const duplicateArgument = diagnostic<{ name: string }>({
  code: "P0406",
  name: "duplicate-argument",
  severity: "error",
  message: ({ name }) => `\`${name}\` is given twice.`,
  label: "given again here",
  hint: "Remove one of the two.",
  page: `Each parameter or field takes one value. A positional argument fills the first parameter that is free.

Ways out: remove one of the two.`,
  bad: `neuro area(width: Int, height: Int) -> Int = width * height

export neuro room() -> Int = area(2, 3, width: 4)`,
  good: `neuro area(width: Int, height: Int) -> Int = width * height

export neuro room() -> Int = area(2, height: 3)`,
});
