import { diagnostic } from "../problem.ts";

export const notCallable = diagnostic<{ type: string }>({
  code: "P0402",
  name: "not-callable",
  severity: "error",
  message: ({ type }) => `This is \`${type}\`, which cannot be called.`,
  label: "not a function",
  page: `Neuros, lambdas, variants and constructors can be called; other values cannot.

Ways out: remove the parentheses, or call the neuro that was meant.`,
  bad: `export neuro answer(n: Int) -> Int = n()`,
  good: `export neuro answer(n: Int) -> Int = n`,
});
