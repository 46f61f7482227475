import { diagnostic } from "../problem.ts";

export const textExample = diagnostic<{ found: string; pattern: string }>({
  code: "P0333",
  name: "text-example",
  severity: "error",
  message: ({ found, pattern }) => `The example ${found} does not match ${pattern}.`,
  label: "no value of this type",
  hint: "The whole text has to match, from its first character to its last.",
  page: `The example of \`@text(re"…", like: "…")\` is shown to whoever writes a literal that does not match, so it has to match itself. A pattern is compared with the whole text, without \`^\` and \`$\`.

Ways out: correct the example, or let the pattern go on to the end of the text.`,
  bad: `@text(re"https://", like: "https://example.com")
opaque type Address = Text`,
  good: `@text(re"https://.+", like: "https://example.com")
opaque type Address = Text`,
});
