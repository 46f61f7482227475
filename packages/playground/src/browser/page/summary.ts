/** How many problems there are, by what they are. */

import type { ShownProblem } from "../../answers/messages.ts";

/** `2 errors, 1 warning`. */
export function summary(problems: readonly ShownProblem[]): string {
  const counts = (["error", "warning", "hint"] as const).flatMap((severity) => {
    const count = problems.filter((problem) => problem.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severity}${count === 1 ? "" : "s"}`];
  });
  return counts.length === 0 ? "No problems" : counts.join(", ");
}
