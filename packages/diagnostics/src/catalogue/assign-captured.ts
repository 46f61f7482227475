import { diagnostic } from "../problem.ts";

export const assignCaptured = diagnostic<{ name: string }>({
  code: "P0605",
  name: "assign-captured",
  severity: "error",
  message: ({ name }) => `A lambda cannot change \`${name}\`: it holds a copy.`,
  label: "only a copy would change",
  hint: "Return the new value from the lambda, or use a `for` loop.",
  page: `A lambda takes a snapshot of the \`var\`s that it uses. A change inside would be lost, so it is not allowed.

Ways out: use \`for\`, or a chain that gives the result: \`fold\`, \`sum\`, \`count\`.`,
  bad: `export neuro totals(xs: List<Int>) -> List<Int> {
  var sum = 0
  return xs.map(x => do {
    sum += x
    sum
  })
}`,
  good: `export neuro totals(xs: List<Int>) -> List<Int> {
  var sum = 0
  var totals: List<Int> = []
  for x in xs {
    sum += x
    totals.append(sum)
  }
  return totals
}`,
});
