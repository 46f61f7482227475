import { diagnostic } from "../problem.ts";

export const assignUndeclared = diagnostic<{ name: string }>({
  code: "P0608",
  name: "assign-undeclared",
  severity: "error",
  message: ({ name }) => `There is no variable \`${name}\` to change.`,
  label: "not declared",
  hint: ({ name }) => `\`let ${name} = …\` binds a value, \`var ${name} = …\` one that may change.`,
  page: `\`=\` alone changes a variable that is there. \`let\` introduces a name for a value that never changes, \`var\` for one that may.

Ways out: write \`let\` or \`var\` before the name, or correct its spelling.`,
  bad: `export neuro double(n: Int) -> Int {
  result = n * 2
  return result
}`,
  good: `export neuro double(n: Int) -> Int {
  let result = n * 2
  return result
}`,
});
