import { diagnostic } from "../problem.ts";

export const keywordName = diagnostic<{ word: string }>({
  code: "P0143",
  name: "keyword-name",
  severity: "error",
  message: ({ word }) => `\`${word}\` is a word of the language, so nothing can be called that.`,
  label: "a name of your own",
  page: `Some words mean something wherever they stand: \`if\`, \`match\`, \`for\`, \`in\`, \`is\`, \`type\`, \`let\`, \`var\`, \`with\` and the like. No variable and no parameter can have their name. A field may, since a dot or a colon stands beside it: \`mail.type\`, \`Mail { type: "news" }\`; a pattern gives it another name, \`Mail { type: kind }\`.

Ways out: choose another name.`,
  bad: `neuro describe(type: Text) -> Text = "a {type}"`,
  good: `neuro describe(kind: Text) -> Text = "a {kind}"`,
});
