import { diagnostic } from "../problem.ts";

export const passWord = diagnostic({
  code: "P0140",
  name: "pass-word",
  severity: "error",
  message: "There is no `pass` here: an empty block is `{}`.",
  label: "remove it",
  hint: "`?` stands for what is not written yet, and the program still checks.",
  page: `A block may be empty: \`{}\`. What is not written yet is a hole, \`?\`, which stands for any expression.

Ways out: remove the word, or write \`?\`.`,
  bad: `neuro later() {
  pass
}`,
  good: `neuro later() {}`,
});
