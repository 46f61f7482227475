import { diagnostic } from "../problem.ts";

export const asyncWord = diagnostic({
  code: "P0126",
  name: "async-word",
  severity: "error",
  message: "There is no `async` here: what may wait says so by its capabilities.",
  label: "remove it",
  page: `Whether a call may wait follows from the capabilities in its signature, and it is waited for by itself. To run something beside the rest, write \`spawn f(x)\` and later \`await task\`.

Ways out: remove the word.`,
  bad: `async neuro double(x: Int) -> Int = x * 2`,
  good: `neuro double(x: Int) -> Int = x * 2`,
});
