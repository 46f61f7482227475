import { diagnostic } from "../problem.ts";

export const unusedVariable = diagnostic<{ name: string }>({
  code: "P0308",
  name: "unused-variable",
  severity: "warning",
  message: ({ name }) => `\`${name}\` is never read.`,
  label: "not used",
  hint: "Remove it, or start its name with `_` if that is on purpose.",
  page: `A local that nothing reads is either left over or a slip of the pen.

Ways out: remove it, use it, or start its name with \`_\`.`,
  bad: `export neuro answer() -> Int {
  let question = "six by nine"
  return 42
}`,
  good: `export neuro answer() -> Int {
  let _question = "six by nine"
  return 42
}`,
});
