import { hintForUnknown } from "../library-hint.ts";
import { diagnostic } from "../problem.ts";

export const unknownName = diagnostic<{
  name: string;
  suggestion: string | undefined;
  /** Modules of the library that export it. */
  modules: readonly string[];
  /** An `is` before binds it, where it holds. */
  conditional?: boolean;
}>({
  code: "P0301",
  name: "unknown-name",
  severity: "error",
  message: ({ name }) => `I cannot find anything called \`${name}\` here.`,
  label: "not in scope",
  hint: ({ suggestion, modules, conditional }) =>
    conditional === true
      ? "A name that `is` binds has a value only where it holds: in the branch for true, and in the rest of an `and`."
      : (hintForUnknown(suggestion, modules) ??
        "Declare it, or import it from the module that has it."),
  page: `A name must be declared in the module, imported, bound by a parameter or \`let\`, or belong to the prelude.

Ways out: correct the spelling, add the import, or declare it.`,
  bad: `neuro area(width: Float, height: Float) -> Float = width * heigth`,
  good: `neuro area(width: Float, height: Float) -> Float = width * height`,
});
