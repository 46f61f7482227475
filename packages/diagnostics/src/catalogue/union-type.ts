import { diagnostic } from "../problem.ts";

export const unionType = diagnostic({
  code: "P0215",
  name: "union-type",
  severity: "error",
  message: "A value is of one type: `A | B` stands only in `fails` and `Result<T, A | B>`.",
  label: "a union of types",
  hint: "Declare a sum and take that: `type Id = Number(value: Int) | Name(value: Text)`. What may be missing is `T?`.",
  page: `Where one of several types may come, a sum gives each a name, so that \`match\` can tell them apart and say which one is left out. Only a failure row lists types with \`|\`, and the \`Result\` that holds what it says.

Ways out: declare a sum with a variant for each; write \`T?\` for a value that may be missing.`,
  bad: `neuro shown(id: Int | Text) -> Text = "{id}"`,
  good: `type Id = Number(value: Int) | Name(value: Text)

neuro shown(id: Id) -> Text = "{id}"`,
});
