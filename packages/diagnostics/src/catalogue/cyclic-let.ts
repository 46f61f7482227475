import { diagnostic } from "../problem.ts";

export const cyclicLet = diagnostic<{ name: string }>({
  code: "P0905",
  name: "cyclic-let",
  severity: "error",
  message: ({ name }) => `The value of \`${name}\` depends on itself.`,
  label: "needs its own value",
  hint: "Give one of them a value of its own, or make it a neuro.",
  page: `Module values are computed once. Those that need each other have no order in which that could be done.

Ways out: break the circle, or make one of them a neuro.`,
  bad: `let a = b + 1
let b = a + 1

export neuro sum() -> Int = a + b`,
  good: `let a = 1
let b = a + 1

export neuro sum() -> Int = a + b`,
});
