import { diagnostic } from "../problem.ts";

export const braceOnNextLine = diagnostic({
  code: "P0111",
  name: "brace-on-next-line",
  severity: "error",
  message: "The `{` stands on the line of its head.",
  label: "move it up",
  hint: "The end of the line has ended the declaration or statement already.",
  page: `The end of a line ends what can end there, so a head and its \`{\` stand on one line.

Ways out: move the brace up.`,
  bad: `neuro one() -> Int
{
  return 1
}`,
  good: `neuro one() -> Int {
  return 1
}`,
});
