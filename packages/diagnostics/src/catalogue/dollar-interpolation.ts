import { diagnostic } from "../problem.ts";

export const dollarInterpolation = diagnostic({
  code: "P0123",
  name: "dollar-interpolation",
  severity: "error",
  message: "An expression in a text needs no `$`.",
  label: "remove the `$`",
  hint: "In every text `{expression}` stands for its value. A plain dollar before a value is written `\\u{24}{price}`.",
  page: `In every text \`{expression}\` stands for the expression's value; \`\\{\` is a brace.

Ways out: remove the \`$\`. Where a dollar sign is meant, write \`\\u{24}\`.`,
  bad: `neuro greet(name: Text) -> Text = "hello \${name}"`,
  good: `neuro greet(name: Text) -> Text = "hello {name}"`,
});
