import { diagnostic } from "../problem.ts";

export const unknownAttribute = diagnostic<{ name: string }>({
  code: "P0319",
  name: "unknown-attribute",
  severity: "error",
  message: ({ name }) => `I do not know the attribute \`@${name}\`.`,
  label: "unknown attribute",
  hint: 'The attributes are `@derive(…)`, `@deprecated("…")`, `@argument(…)`, `@text`, `@accept(…)` and, on externs, `@borrows`.',
  page: `Attributes are checked like everything else: one that nothing reads would be silently without effect.

Ways out: correct the name, or remove it.`,
  bad: `@derives(Comparable)
export type Size2 { width: Int }`,
  good: `@derive(Comparable)
export type Size2 { width: Int }`,
});
