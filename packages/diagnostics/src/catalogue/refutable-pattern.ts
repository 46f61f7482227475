import { diagnostic } from "../problem.ts";

export const refutablePattern = diagnostic<{ missing: string }>({
  code: "P0503",
  name: "refutable-pattern",
  severity: "error",
  message: ({ missing }) => `This pattern does not fit every value: not ${missing}.`,
  label: "may not match",
  hint: "Use `match` or `is`, which say what happens otherwise.",
  page: `\`let\`, \`for\` and the parameters of lambdas bind without a question, so their patterns must fit every value of the type.

Ways out: use \`match\`, or test with \`is\` first.`,
  bad: `export neuro head(xs: List<Int>) -> Int {
  let [first, ..] = xs
  return first
}`,
  good: `export neuro head(xs: List<Int>) -> Int = match xs {
  [first, ..] => first
  [] => 0
}`,
});
