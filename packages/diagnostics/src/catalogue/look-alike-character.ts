import { diagnostic } from "../problem.ts";

export const lookAlikeCharacter = diagnostic<{ found: string; meant: string }>({
  code: "P0108",
  name: "look-alike-character",
  severity: "error",
  message: ({ found, meant }) => `This \`${found}\` only looks like \`${meant}\`.`,
  label: ({ meant }) => `write \`${meant}\``,
  hint: "Word processors and chat programs put such characters in place of the plain ones.",
  page: `Word processors and chat programs replace plain quotes, dashes and operators by prettier characters. The language reads only the plain ones.

Ways out: type the plain character; \`neuroc check --fix\` does it.`,
  bad: `neuro greeting() -> Text = “hello”`,
  good: `neuro greeting() -> Text = "hello"`,
});
