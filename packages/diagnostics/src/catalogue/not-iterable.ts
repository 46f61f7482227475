import { diagnostic } from "../problem.ts";

export const notIterable = diagnostic<{ type: string }>({
  code: "P0414",
  name: "not-iterable",
  severity: "error",
  message: ({ type }) => `I cannot walk through \`${type}\`.`,
  label: "not a collection",
  page: `\`for\` walks lists, sets, maps (as pairs), the characters of a text, and ranges such as \`0..n\`.

Ways out: make it a collection; for a number of rounds, write \`for i in 0..n\`.`,
  bad: `export neuro count(n: Int) -> Int {
  var sum = 0
  for i in n { sum += i }
  return sum
}`,
  good: `export neuro count(n: Int) -> Int {
  var sum = 0
  for i in 0..n { sum += i }
  return sum
}`,
});
