import { diagnostic } from "../problem.ts";

export const nullValue = diagnostic<{ written: string }>({
  code: "P0128",
  name: "null-value",
  severity: "error",
  message: ({ written }) => `\`${written}\` is written \`none\` here.`,
  label: "write `none`",
  hint: "A value that may be missing has a type with `?`, such as `Text?`.",
  page: `What is missing is \`none\`, and only a type with \`?\` has it: \`Text?\` is a Text or \`none\`. \`x ?? other\` and \`match\` take it apart.

Ways out: write \`none\`.`,
  bad: `neuro nothing() -> Text? = null`,
  good: `neuro nothing() -> Text? = none`,
});
