import { diagnostic } from "../problem.ts";

export const constWord = diagnostic({
  code: "P0127",
  name: "const-word",
  severity: "error",
  message: "`const` is written `let` here.",
  label: "write `let`",
  hint: "`let` binds a value that never changes, `var` one that may.",
  page: `\`let\` binds a value for good; \`var\` binds one that may change in place.

Ways out: write \`let\`.`,
  bad: `const limit: Int = 10`,
  good: `export let limit: Int = 10`,
});
