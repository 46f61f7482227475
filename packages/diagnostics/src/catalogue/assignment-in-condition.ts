import { diagnostic } from "../problem.ts";

export const assignmentInCondition = diagnostic({
  code: "P0208",
  name: "assignment-in-condition",
  severity: "error",
  message: "A condition compares with `==`; `=` would assign.",
  label: "write `==`",
  page: `\`=\` gives a variable a value and is a statement. A condition asks whether two values are equal, which is \`==\`.

Ways out: write \`==\`.`,
  bad: `neuro isThree(x: Int) -> Bool {
  if x = 3 { return true }
  return false
}`,
  good: `neuro isThree(x: Int) -> Bool {
  if x == 3 { return true }
  return false
}`,
});
