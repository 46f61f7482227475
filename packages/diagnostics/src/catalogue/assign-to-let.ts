import { diagnostic } from "../problem.ts";

export const assignToLet = diagnostic<{ name: string }>({
  code: "P0601",
  name: "assign-to-let",
  severity: "error",
  message: ({ name }) => `\`${name}\` cannot change: it is not a \`var\`.`,
  label: "cannot change",
  hint: "Bind it with `var` if it is meant to change; for a parameter, copy it first: `var copy = …`.",
  page: `\`let\`, parameters, loop variables and patterns bind once. A \`var\` may change, in place, fields and elements included. A neuro that changes its argument says so with a \`var\` parameter.

Ways out: write \`var\` instead of \`let\`.`,
  bad: `export neuro count() -> Int {
  let n = 0
  n += 1
  return n
}`,
  good: `export neuro count() -> Int {
  var n = 0
  n += 1
  return n
}`,
});
