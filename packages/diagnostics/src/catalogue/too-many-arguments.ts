import { diagnostic } from "../problem.ts";

export const tooManyArguments = diagnostic<{ callee: string; expected: number; found: number }>({
  code: "P0404",
  name: "too-many-arguments",
  severity: "error",
  message: ({ callee, expected, found }) =>
    `\`${callee}\` takes ${expected === 0 ? "no arguments" : expected === 1 ? "one argument" : `${expected} arguments`}, but ${found} are given.`,
  label: "one too many",
  page: `A call has at most as many arguments as the neuro has parameters. In \`x.f(y)\` the \`x\` is the first of them.

Ways out: remove those that are too many, or give the neuro another parameter.`,
  bad: `neuro double(n: Int) -> Int = n * 2

export neuro four() -> Int = double(2, 2)`,
  good: `neuro double(n: Int) -> Int = n * 2

export neuro four() -> Int = double(2)`,
});
