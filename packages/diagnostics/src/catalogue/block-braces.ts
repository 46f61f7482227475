import { diagnostic } from "../problem.ts";

export const blockBraces = diagnostic<{ colon: boolean }>({
  code: "P0214",
  name: "block-braces",
  severity: "error",
  message: ({ colon }) =>
    colon ? "A block stands between braces, not behind a `:`." : "A block stands between braces.",
  label: ({ colon }) => (colon ? "write `{`, and `}` at its end" : "I miss the `{` behind this"),
  page: `The body of a neuro, and what follows \`if\`, \`else\`, \`for\` and \`while\`, is a block in braces, even if it is a single statement. Indentation is for the reader alone.

Ways out: write the braces.`,
  bad: `neuro sign(x: Int) -> Int {
  if x < 0:
    return -1
  return 1
}`,
  good: `neuro sign(x: Int) -> Int {
  if x < 0 {
    return -1
  }
  return 1
}`,
});
