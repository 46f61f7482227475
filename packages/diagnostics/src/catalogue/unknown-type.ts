import { hintForUnknown } from "../library-hint.ts";
import { diagnostic } from "../problem.ts";

export const unknownType = diagnostic<{
  name: string;
  suggestion: string | undefined;
  /** Modules of the library that export it. */
  modules: readonly string[];
  /** The sum that has a variant of this name. */
  sum?: string;
  /** It stands after `fails`, in lower case. */
  row?: boolean;
}>({
  code: "P0302",
  name: "unknown-type",
  severity: "error",
  message: ({ name }) => `I cannot find a type called \`${name}\`.`,
  label: "no such type",
  hint: ({ name, suggestion, modules, sum, row }) => {
    if (row === true)
      return `A failure variable is declared among the type parameters: \`<T, fails ${name}>\`.`;
    if (sum !== undefined)
      return `It is a variant of \`${sum}\`: a type is written with the name of the sum.`;
    return (
      hintForUnknown(suggestion, modules) ?? "Declare it, or import it from the module that has it."
    );
  },
  page: `A type must be declared in the module, imported, be a type parameter in scope, or belong to the language.

Ways out: correct the spelling, import the type, or declare it.`,
  bad: `neuro double(n: Itn) -> Int = n * 2`,
  good: `export neuro double(n: Int) -> Int = n * 2`,
});
