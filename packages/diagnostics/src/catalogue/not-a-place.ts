import { diagnostic } from "../problem.ts";

export const notAPlace = diagnostic({
  code: "P0602",
  name: "not-a-place",
  severity: "error",
  message: "This is not a place that can change.",
  label: "no variable",
  hint: "Assign to a `var`, or to a field or element of one.",
  page: `On the left of \`=\`, and as an argument for a \`var\` parameter, stands a variable, a field or an element of one. A value that was just computed has no place to be changed in.

Ways out: bind it with \`var\` first.`,
  bad: `export neuro fill() -> List<Int> {
  [1, 2].append(3)
  return []
}`,
  good: `export neuro fill() -> List<Int> {
  var xs = [1, 2]
  xs.append(3)
  return xs
}`,
});
