import { diagnostic } from "../problem.ts";

export const typeArguments = diagnostic<{
  name: string;
  expected: number;
  found: number;
  /** `uses …` among the arguments, which stand for row variables. */
  rows?: boolean;
}>({
  code: "P0320",
  name: "type-arguments",
  severity: "error",
  message: ({ name, expected, found, rows = false }) => {
    const what = rows ? "`uses …` argument" : "type argument";
    const takes =
      expected === 0 ? `no ${what}s` : expected === 1 ? `one ${what}` : `${expected} ${what}s`;
    return `\`${name}\` takes ${takes}, but ${found === 1 ? "one is" : `${found} are`} given.`;
  },
  page: `Every type parameter of a type needs its argument: \`List<Int>\`, \`Map<Text, Int>\`.

Ways out: write as many as the declaration has.`,
  bad: `export neuro count(xs: List) -> Int = 0`,
  good: `export neuro count(xs: List<Int>) -> Int = xs.length`,
});
