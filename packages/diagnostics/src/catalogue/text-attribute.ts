import { diagnostic } from "../problem.ts";

export const textAttribute = diagnostic<{
  /** What the opaque type holds; undefined for every other declaration. */
  holds: string | undefined;
}>({
  code: "P0331",
  name: "text-attribute",
  severity: "error",
  message: ({ holds }) =>
    holds === undefined
      ? "`@text` says something of opaque types only."
      : `\`@text\` is for an opaque type that holds a \`Text\`, and this one holds \`${holds}\`.`,
  label: "says nothing here",
  hint: ({ holds }) =>
    holds?.endsWith("Text") === true
      ? "A label in the type would be lost where a Text becomes one. Write the label where a value of the type is used."
      : "Write `@text opaque type Name = Text`, or leave the attribute out.",
  page: `\`@text\` before \`opaque type Name = Text\` lets a Text stand where a Name is expected, without its constructor. That has a meaning only for an opaque type that holds a Text without a label.

Ways out: remove the attribute, or declare an opaque type.`,
  bad: `@text
opaque type Age = Int`,
  good: `@text
opaque type Name = Text`,
});
