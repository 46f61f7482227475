import { diagnostic } from "../problem.ts";

export const unknownType = diagnostic<{
  name: string;
  suggestion: string | undefined;
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
  hint: ({ name, suggestion, sum, row }) => {
    if (row === true)
      return `A failure variable is declared among the type parameters: \`<T, fails ${name}>\`.`;
    if (sum !== undefined)
      return `It is a variant of \`${sum}\`: a type is written with the name of the sum.`;
    return suggestion === undefined
      ? "Declare it, or import it from the module that has it."
      : `Did you mean \`${suggestion}\`?`;
  },
  page: `A type must be declared in the module, imported, be a type parameter in scope, or belong to the language.

Ways out: correct the spelling, import the type, or declare it.`,
  bad: `neuro double(n: Itn) -> Int = n * 2`,
  good: `export neuro double(n: Int) -> Int = n * 2`,
});
