import { diagnostic } from "../problem.ts";

export const branchMismatch = diagnostic<{ first: string; other: string; widen: boolean }>({
  code: "P0413",
  name: "branch-mismatch",
  severity: "error",
  message: ({ first, other }) =>
    `The branches differ: one gives \`${first}\`, this one gives \`${other}\`.`,
  label: ({ other }) => `this one gives \`${other}\``,
  hint: ({ widen }) =>
    widen
      ? "Only an Int literal turns into a Float by itself: write `n.toFloat()` for another Int."
      : "Let every branch give the same type.",
  page: `The branches of an \`if\`, the arms of a \`match\` and the elements of a list stand in one place, so they have one type.

Ways out: convert one of them, or make a sum type of the two.`,
  bad: `export neuro size(n: Int) -> Text {
  let word = if n > 9 { "big" } else { 0 }
  return "{word}"
}`,
  good: `export neuro size(n: Int) -> Text {
  let word = if n > 9 { "big" } else { "small" }
  return word
}`,
});
