import { diagnostic } from "../problem.ts";

export const varArgument = diagnostic<{ name: string }>({
  code: "P0603",
  name: "var-argument",
  severity: "error",
  message: ({ name }) => `\`${name}\` is changed by the call, so it needs a \`var\`.`,
  label: "cannot change",
  hint: "Pass a `var`, or a field or element of one.",
  page: `A parameter marked \`var\` is changed for the caller to see; its argument must be a place that may change.

Ways out: bind the value with \`var\` and pass that.`,
  bad: `neuro grow(var xs: List<Int>) { xs.append(1) }

export neuro two() -> List<Int> {
  let xs = [1]
  grow(xs)
  return xs
}`,
  good: `neuro grow(var xs: List<Int>) { xs.append(1) }

export neuro two() -> List<Int> {
  var xs = [1]
  grow(xs)
  return xs
}`,
});
