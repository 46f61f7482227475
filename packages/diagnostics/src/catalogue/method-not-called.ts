import { diagnostic } from "../problem.ts";

export const methodNotCalled = diagnostic<{ name: string }>({
  code: "P0317",
  name: "method-not-called",
  severity: "error",
  message: ({ name }) => `\`${name}\` is a neuro: call it with parentheses.`,
  label: "not called",
  hint: ({ name }) => `Write \`.${name}()\`.`,
  page: `Only fields are read without parentheses; \`length\` and \`isEmpty\` are the fields of texts and collections. Everything else that follows a dot is a call.

Ways out: add the parentheses; to pass it on, write a lambda.`,
  bad: `export neuro loud(t: Text) -> Text = t.upper`,
  good: `export neuro loud(t: Text) -> Text = t.upper()`,
});
