import { diagnostic } from "../problem.ts";

export const chainedComparison = diagnostic({
  code: "P0206",
  name: "chained-comparison",
  severity: "error",
  message: "Comparisons do not chain.",
  label: "a second comparison",
  hint: "Join them with `and`: `a < b and b < c`.",
  page: `\`a < b < c\` would compare the truth of \`a < b\` with \`c\`. Comparisons and ranges therefore do not chain.

Ways out: join two comparisons with \`and\`.`,
  bad: `neuro between(a: Int, b: Int, c: Int) -> Bool = a < b < c`,
  good: `neuro between(a: Int, b: Int, c: Int) -> Bool = a < b and b < c`,
});
