import { diagnostic } from "../problem.ts";

export const ambiguousMethod = diagnostic<{ name: string; first: string; second: string }>({
  code: "P0311",
  name: "ambiguous-method",
  severity: "error",
  message: ({ name, first, second }) => `\`${name}\` may mean \`${first}\` or \`${second}\`.`,
  label: "which one?",
  hint: "Call the one you mean by its name: `f(x)` instead of `x.f()`.",
  page: `Two candidates at one level of the search for \`x.f(y)\` would make the meaning depend on the order of declarations.

Ways out: call the neuro by its name, or import it under another one.`,
  bad: `export neuro add(n: Int, m: Int) -> Int = n + m

export neuro add(n: Int, m: Int, k: Int) -> Int = n + m + k`,
  good: `export neuro add(n: Int, m: Int) -> Int = n + m`,
});
