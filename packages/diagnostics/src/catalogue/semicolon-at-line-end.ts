import { diagnostic } from "../problem.ts";

export const semicolonAtLineEnd = diagnostic<{ more: number }>({
  code: "P0102",
  name: "semicolon-at-line-end",
  severity: "error",
  message: ({ more }) =>
    more === 0
      ? "This `;` separates nothing: a line needs none at its end."
      : `This \`;\` separates nothing, nor ${more === 1 ? "does one more" : `do ${more} more`} below: a line needs none at its end.`,
  label: "remove it",
  hint: "The end of the line ends the statement. `;` only separates statements on one line.",
  page: `The end of a line ends a statement, so a \`;\` there says nothing. Between two statements on one line it is allowed: \`a(); b()\`.

Ways out: remove it. The fix removes all of the file.`,
  bad: `neuro three() -> Int {
  let one = 1;
  return one + 2
}`,
  good: `neuro three() -> Int {
  let one = 1
  return one + 2
}`,
});
