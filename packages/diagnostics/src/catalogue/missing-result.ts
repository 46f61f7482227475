import { diagnostic } from "../problem.ts";

export const missingResult = diagnostic<{ type: string }>({
  code: "P0408",
  name: "missing-result",
  severity: "error",
  message: ({ type }) => `This body can end without giving its \`${type}\`.`,
  label: "no value at the end",
  hint: "End it with the value, or with `return`.",
  page: `A neuro with a result gives one on every way through its body: by \`return\`, or as the last expression.

Ways out: add what is missing, or remove the result from the signature.`,
  bad: `export neuro sum(n: Int) -> Int {
  var sum = 0
  for i in 0..n { sum += i }
}`,
  good: `export neuro sum(n: Int) -> Int {
  var sum = 0
  for i in 0..n { sum += i }
  return sum
}`,
});
