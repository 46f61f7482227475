import { diagnostic } from "../problem.ts";

export const textAttributeArgument = diagnostic<Record<never, never>>({
  code: "P0332",
  name: "text-attribute-argument",
  severity: "error",
  message: () => "`@text` cannot take this.",
  label: "neither a pattern nor an example",
  hint: 'Write `@text` for every Text, or `@text(re"…")` for literals that match; `like: "…"` after the pattern shows one.',
  page: `\`@text\` alone takes every Text. \`@text(re"…")\` takes the literals whose whole text matches, and \`like:\` gives an example that the error shows to whoever writes a wrong one.

Ways out: write the pattern as \`re"…"\`, and the example as a text without \`{…}\`.`,
  bad: `@text("#[0-9a-f]+")
opaque type Colour = Text`,
  good: `@text(re"#[0-9a-f]+", like: "#ff8800")
opaque type Colour = Text`,
});
