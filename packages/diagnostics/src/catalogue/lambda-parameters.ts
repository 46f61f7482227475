import { diagnostic } from "../problem.ts";

export const lambdaParameters = diagnostic<{ expected: number; found: number }>({
  code: "P0416",
  name: "lambda-parameters",
  severity: "error",
  message: ({ expected, found }) =>
    `A function of ${expected === 1 ? "one parameter" : `${expected} parameters`} is expected here, but this one has ${found}.`,
  hint: "Write `_` for a parameter that is not needed.",
  page: `A lambda has as many parameters as its place gives it. Where a tuple is given, its parts may stand as parameters.

Ways out: add \`_\` for what is not needed, or remove the parameters that are too many.`,
  bad: `export neuro ones(xs: List<Int>) -> List<Int> = xs.map(() => 1)`,
  good: `export neuro ones(xs: List<Int>) -> List<Int> = xs.map(_ => 1)`,
});
