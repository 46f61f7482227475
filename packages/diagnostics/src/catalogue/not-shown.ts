import { diagnostic } from "../problem.ts";

export const notShown = diagnostic<{ type: string }>({
  code: "P0417",
  name: "not-shown",
  severity: "error",
  message: ({ type }) => `\`${type}\` cannot be shown as text.`,
  label: "not data",
  hint: "Only data can be shown; a type parameter needs the bound `Data`.",
  page: `Texts with \`{…}\` and \`print\` show any data. Functions, channels and tasks are not data. A value of a type parameter can be shown if the parameter has the bound \`Data\`.

Ways out: show a part of it, or write \`<T: Data>\`.`,
  bad: `export neuro show<T>(value: T) -> Text = "{value}"`,
  good: `export neuro show<T: Data>(value: T) -> Text = "{value}"`,
});
