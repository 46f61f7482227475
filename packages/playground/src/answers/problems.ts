/** Problems as the page shows them. */

import type { Problem, SourceFile } from "@neuro-lang/diagnostics";
import type { ShownProblem } from "./messages.ts";

/** What the policy of the page refuses, no edit of the program's text allows. */
const policyOfThePage =
  "Programs on this page may use the console, the clock, timers and chance. `neuroc run` on your own machine asks your own policy.";

/** Undefined for one that does not stand in the program. */
export function shownProblem(
  { code, severity, message, hint, span, fixes }: Problem,
  source: SourceFile,
): ShownProblem | undefined {
  if (span.file !== source.path) return undefined;
  const { line, column } = source.position(span.start);
  const here = fixes.filter(({ edits }) => edits.every((edit) => edit.span.file === source.path));
  return {
    code,
    severity,
    message,
    hint: here.length < fixes.length ? policyOfThePage : hint,
    start: span.start,
    end: span.end,
    line: line + 1,
    column: column + 1,
    fixes: here.map(({ title, edits }) => ({
      title,
      edits: edits.map(({ span: { start, end }, newText }) => ({ start, end, newText })),
    })),
  };
}
