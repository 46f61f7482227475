import { diagnostic } from "../problem.ts";

export const ternary = diagnostic({
  code: "P0122",
  name: "ternary",
  severity: "error",
  message: "`c ? a : b` is written `if c { a } else { b }` here.",
  label: "an `if` is an expression",
  page: `\`if\` is an expression and has a value, so there is no second form for it. \`?\` stands for what is not written yet.

Ways out: write \`if c { a } else { b }\`.`,
  bad: `neuro sign(x: Int) -> Text = x < 0 ? "minus" : "plus"`,
  good: `neuro sign(x: Int) -> Text = if x < 0 { "minus" } else { "plus" }`,
});
