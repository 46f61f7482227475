/** What an editor offers to change, as the page makes it: in the one style, and in the program alone. */

import type { Problem } from "@neuro-lang/diagnostics";
import { type CodeAction, codeActions, inStyle, type Snapshot } from "@neuro-lang/ide";
import type { Change, Edit } from "./messages.ts";

/** What mends a problem: its own fixes, and what is made of what is there around it. */
export function mending(snapshot: Snapshot, problem: Problem): readonly Change[] {
  const { file, start, end } = problem.span;
  return codeActions(snapshot, file, start, end)
    .filter(({ kind, mends }) => kind === "quickfix" && mends === problem)
    .flatMap((action) => changeOf(snapshot, file, action))
    .filter(({ title }, index, all) => index === all.findIndex((each) => each.title === title));
}

/** What can be changed where somebody is. */
export function changesAt(
  snapshot: Snapshot,
  path: string,
  start: number,
  end: number,
): readonly Change[] {
  return codeActions(snapshot, path, start, end).flatMap((action) =>
    changeOf(snapshot, path, action),
  );
}

/** None that another file takes part in: there is none. */
function changeOf(snapshot: Snapshot, path: string, action: CodeAction): readonly Change[] {
  if (action.edits.some(({ span }) => span.file !== path)) return [];
  const edits = inStyle(snapshot, action).edits.map(({ span: { start, end }, newText }): Edit => ({
    start,
    end,
    newText,
  }));
  return [{ title: action.title, edits }];
}
