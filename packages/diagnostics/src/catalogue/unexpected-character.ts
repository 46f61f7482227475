import { diagnostic } from "../problem.ts";

export const unexpectedCharacter = diagnostic<{ text: string }>({
  code: "P0101",
  name: "unexpected-character",
  severity: "error",
  message: ({ text }) => `I cannot read \`${text}\` here.`,
  label: "not part of the language",
  page: `The character does not belong to any word, number, operator or text of the language.

Ways out: remove it, or put it into a text.`,
  bad: `neuro double(x: Int) -> Int = x # 2`,
  good: `neuro double(x: Int) -> Int = x * 2`,
});
