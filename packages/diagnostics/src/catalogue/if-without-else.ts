import { diagnostic } from "../problem.ts";

export const ifWithoutElse = diagnostic<{ type: string }>({
  code: "P0420",
  name: "if-without-else",
  severity: "error",
  message: ({ type }) =>
    `This \`if\` has no value where its condition is false, but \`${type}\` is expected.`,
  label: "no `else`",
  hint: "Add an `else`.",
  page: `An \`if\` whose value is used needs both branches.

Ways out: add an \`else\`, or make it a statement.`,
  bad: `export neuro size(n: Int) -> Text = if n > 9 { "big" }`,
  good: `export neuro size(n: Int) -> Text = if n > 9 { "big" } else { "small" }`,
});
