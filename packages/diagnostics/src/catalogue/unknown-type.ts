import { hintForUnknown } from "../library-hint.ts";
import { diagnostic } from "../problem.ts";

export const unknownType = diagnostic<{
  name: string;
  suggestion: string | undefined;
  /** Modules of the library that export it. */
  modules: readonly string[];
}>({
  code: "P0302",
  name: "unknown-type",
  severity: "error",
  message: ({ name }) => `I cannot find a type called \`${name}\`.`,
  label: "no such type",
  hint: ({ suggestion, modules }) =>
    hintForUnknown(suggestion, modules) ?? "Declare it, or import it from the module that has it.",
  page: `A type must be declared in the module, imported, be a type parameter in scope, or belong to the language.

Ways out: correct the spelling, import the type, or declare it.`,
  bad: `neuro double(n: Itn) -> Int = n * 2`,
  good: `export neuro double(n: Int) -> Int = n * 2`,
});
