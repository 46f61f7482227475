/** Every change that is offered, in the order in which a person reads them. */

import type { Snapshot } from "../snapshot.ts";
import { type Action, type CodeAction, contextAt } from "./action.ts";
import { extractVariable } from "./extract-variable.ts";
import { mendProblem } from "./mend-problem.ts";

export const actions: readonly Action[] = [mendProblem, extractVariable];

/** What is offered for a selection, or for a cursor where both ends are the same. */
export function codeActions(
  snapshot: Snapshot,
  path: string,
  start: number,
  end: number,
): readonly CodeAction[] {
  const context = contextAt(snapshot, path, start, end);
  return context === undefined ? [] : actions.flatMap((action) => action.find(context));
}
