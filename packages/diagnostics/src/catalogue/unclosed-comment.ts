import { diagnostic } from "../problem.ts";

export const unclosedComment = diagnostic({
  code: "P0106",
  name: "unclosed-comment",
  severity: "error",
  message: "This comment is never closed: I miss its `*/`.",
  label: "begins here",
  hint: "Comments nest: each `/*` needs a `*/` of its own.",
  page: `A comment between \`/*\` and \`*/\` may hold others, so that code with comments can be commented out. Each \`/*\` needs a \`*/\` of its own.

Ways out: close it, or begin each line with \`//\`.`,
  bad: `let one: Int = 1 /* the first`,
  good: `export let one: Int = 1 /* the first */`,
});
