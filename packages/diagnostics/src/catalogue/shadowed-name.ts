import { diagnostic } from "../problem.ts";

export const shadowedName = diagnostic<{ name: string }>({
  code: "P0306",
  name: "shadowed-name",
  severity: "error",
  message: ({ name }) => `\`${name}\` is bound here already.`,
  label: "would hide the outer one",
  hint: "Give it another name, or assign to the outer one if it is a `var`.",
  page: `A local name has one meaning from its binding to the end of its block. A second binding of the same name inside it would hide the first, which is how the wrong one gets used.

Ways out: choose another name; to change the value, make the first a \`var\` and assign.`,
  bad: `export neuro twice(n: Int) -> Int {
  let n = n * 2
  return n
}`,
  good: `export neuro twice(n: Int) -> Int {
  let doubled = n * 2
  return doubled
}`,
});
