import { diagnostic } from "../problem.ts";

export const notGenerated = diagnostic<{ type: string }>({
  code: "P0906",
  name: "not-generated",
  severity: "error",
  message: ({ type }) => `I cannot make up values of type \`${type}\` for this test.`,
  label: "not data",
  hint: "Let the test take data, and build the rest from it.",
  page: `\`for all\` runs a test with generated values and shrinks those that fail. Only data can be generated: numbers, texts, collections, and declared types made of them.

Ways out: take data and build the function or other value from it in the test.`,
  bad: `test "applies" for all (f: (Int) -> Int) {
  expect f(1) == f(1)
}`,
  good: `test "adds" for all (step: Int) {
  let f = (n: Int) => n + step
  expect f(1) == f(1)
}`,
});
