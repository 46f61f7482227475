import { diagnostic } from "../problem.ts";

export const resultColon = diagnostic({
  code: "P0136",
  name: "result-colon",
  severity: "error",
  message: "A result type stands after `->`.",
  label: "write `->`",
  page: `A parameter's type stands after \`:\`, a neuro's result after \`->\`: \`neuro double(x: Int) -> Int\`.

Ways out: write \`->\`.`,
  bad: `neuro double(x: Int): Int = x * 2`,
  good: `neuro double(x: Int) -> Int = x * 2`,
});
