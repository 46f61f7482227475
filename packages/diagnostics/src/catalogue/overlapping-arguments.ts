import { diagnostic } from "../problem.ts";

export const overlappingArguments = diagnostic<{ name: string }>({
  code: "P0604",
  name: "overlapping-arguments",
  severity: "error",
  message: ({ name }) => `\`${name}\` is passed twice to be changed in one call.`,
  label: "overlaps with another argument",
  hint: "Copy one of them first.",
  page: `Two \`var\` arguments of one call that share a place would make the result depend on the order in which the neuro writes them.

Ways out: copy one of them into a \`var\` of its own.`,
  bad: `neuro move(var from: List<Int>, var to: List<Int>) { to.append(from.removeAt(0)) }

export neuro turn() -> List<Int> {
  var xs = [1, 2]
  move(xs, xs)
  return xs
}`,
  good: `neuro move(var from: List<Int>, var to: List<Int>) { to.append(from.removeAt(0)) }

export neuro turn() -> List<Int> {
  var xs = [1, 2]
  var ys: List<Int> = []
  move(xs, ys)
  return ys
}`,
});
