import { diagnostic } from "../problem.ts";

export const intLiteralRange = diagnostic({
  code: "P0431",
  name: "int-literal-range",
  severity: "error",
  message: "This whole number is outside the range of Int.",
  label: "too large",
  hint: "An Int lies between -9_007_199_254_740_991 and 9_007_199_254_740_991. A Float or a Decimal holds more.",
  page: `An Int holds whole numbers up to 2^53 - 1 on both sides of zero, and never a wrong one.

Ways out: write a Float (\`1e20\`), or \`Decimal("…")\` where every digit counts.`,
  bad: `export let many: Int = 99999999999999999999`,
  good: `export let many: Float = 1e20`,
});
