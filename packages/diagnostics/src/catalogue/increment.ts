import { diagnostic } from "../problem.ts";

export const increment = diagnostic({
  code: "P0135",
  name: "increment",
  severity: "error",
  message: "`++` is written `+= 1` here.",
  label: "write `+= 1`",
  page: `Counting up is an assignment: \`n += 1\`.

Ways out: write \`+= 1\`.`,
  bad: `neuro three() -> Int {
  var n = 2
  n++
  return n
}`,
  good: `neuro three() -> Int {
  var n = 2
  n += 1
  return n
}`,
});
