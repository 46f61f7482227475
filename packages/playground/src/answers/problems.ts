/** Problems as the page shows them. */

import type { Problem, SourceFile } from "@neuro-lang/diagnostics";
import type { Change, ShownProblem } from "./messages.ts";

/** What the policy of the page refuses, no edit of the program's text allows. */
const policyOfThePage =
  "Programs on this page may use the console, the clock, timers and chance. `neuroc run` on your own machine asks your own policy.";

/** A problem of the program with what mends it there. */
export function shownProblem(
  { code, severity, message, hint, span, fixes }: Problem,
  source: SourceFile,
  mending: readonly Change[],
): ShownProblem {
  const { line, column } = source.position(span.start);
  const isElsewhere = fixes.some(({ edits }) =>
    edits.some((edit) => edit.span.file !== source.path),
  );
  return {
    code,
    severity,
    message,
    hint: isElsewhere ? policyOfThePage : hint,
    start: span.start,
    end: span.end,
    line: line + 1,
    column: column + 1,
    fixes: mending,
  };
}
