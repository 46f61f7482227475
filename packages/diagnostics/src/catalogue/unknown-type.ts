import { diagnostic } from "../problem.ts";

export const unknownType = diagnostic<{ name: string; suggestion: string | undefined }>({
  code: "P0302",
  name: "unknown-type",
  severity: "error",
  message: ({ name }) => `I cannot find a type called \`${name}\`.`,
  label: "no such type",
  hint: ({ suggestion }) =>
    suggestion === undefined
      ? "Declare it, or import it from the module that has it."
      : `Did you mean \`${suggestion}\`?`,
  page: `A type must be declared in the module, imported, be a type parameter in scope, or belong to the language.

Ways out: correct the spelling, import the type, or declare it.`,
  bad: `neuro double(n: Itn) -> Int = n * 2`,
  good: `export neuro double(n: Int) -> Int = n * 2`,
});
