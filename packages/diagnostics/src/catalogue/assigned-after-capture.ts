import { diagnostic } from "../problem.ts";

export const assignedAfterCapture = diagnostic<{ name: string }>({
  code: "P0606",
  name: "assigned-after-capture",
  severity: "error",
  message: ({ name }) => `\`${name}\` changes after a lambda has taken its value.`,
  label: "the lambda would not see this",
  hint: "Bind the value for the lambda with `let` first.",
  page: `A lambda takes a snapshot of the \`var\`s that it uses. A change afterwards would not reach it, which is rarely what is meant.

Ways out: copy the value into a \`let\` and use that in the lambda, or build the lambda after the last change.`,
  bad: `export neuro steps() -> Int {
  var step = 1
  let next = (n: Int) => n + step
  step = 2
  return next(1)
}`,
  good: `export neuro steps() -> Int {
  var step = 1
  step = 2
  let next = (n: Int) => n + step
  return next(1)
}`,
});
