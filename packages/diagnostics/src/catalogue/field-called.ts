import { diagnostic } from "../problem.ts";

export const fieldCalled = diagnostic<{ name: string }>({
  code: "P0322",
  name: "field-called",
  severity: "error",
  message: ({ name }) => `\`${name}\` is a field: it is read without parentheses.`,
  label: "a field",
  hint: ({ name }) => `Write \`.${name}\`.`,
  page: `Fields are read, neuros are called. \`length\` and \`isEmpty\` are fields of texts, bytes, lists, maps and sets.

Ways out: remove the parentheses.`,
  bad: `export neuro size(text: Text) -> Int = text.length()`,
  good: `export neuro size(text: Text) -> Int = text.length`,
});
