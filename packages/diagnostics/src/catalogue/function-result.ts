import { diagnostic } from "../problem.ts";

export const functionResult = diagnostic({
  code: "P0207",
  name: "function-result",
  severity: "error",
  message: "A function type as a result stands in parentheses.",
  label: "write `(` … `)` around it",
  page: `Behind a result's type \`uses\` and \`fails\` belong to the neuro. A function type may have such clauses of its own, so as a result it stands in parentheses.

Ways out: put the function type in parentheses.`,
  bad: `neuro adder(n: Int) -> (Int) -> Int = x => x + n`,
  good: `neuro adder(n: Int) -> ((Int) -> Int) = x => x + n`,
});
