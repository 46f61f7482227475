import { hintForUnknown } from "../library-hint.ts";
import { diagnostic } from "../problem.ts";

export const unknownMethod = diagnostic<{
  name: string;
  type: string;
  suggestion: string | undefined;
  /** Modules of the library that export one. */
  modules: readonly string[];
  /** What to write before it, if the text that the value holds has it. */
  text?: string;
}>({
  code: "P0310",
  name: "unknown-method",
  severity: "error",
  message: ({ name, type }) => `I cannot find \`${name}\` for a value of type \`${type}\`.`,
  label: "no field and no neuro",
  hint: ({ name, suggestion, modules, text }) =>
    (text === undefined ? undefined : `The text inside has it: \`value${text}.${name}(…)\`.`) ??
    hintForUnknown(suggestion, modules) ??
    "It is neither a field, nor a neuro of the module that declares the type, nor one in scope that takes such a value first.",
  page: `\`x.f(y)\` means, first that fits: the field \`f\`; the neuro \`f\` of the module that declares x's type; a member of a bound; a neuro \`f\` in scope whose first parameter fits.

Ways out: correct the name, import the neuro, or declare one.`,
  bad: `export neuro loud(t: Text) -> Text = t.uper()`,
  good: `export neuro loud(t: Text) -> Text = t.upper()`,
});
