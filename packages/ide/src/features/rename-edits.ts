/** The edits that give what some keys stand for another name, wherever a check has seen it. */

import type { TextEdit } from "@neuro-lang/diagnostics";
import { type Mention, mentionsOf } from "../mentions.ts";
import { keyOf } from "../referents.ts";
import type { Snapshot } from "../snapshot.ts";

/** What gets another name. */
export interface Renamed {
  readonly keys: readonly string[];
  readonly old: string;
  readonly newName: string;
}

export function editsIn(
  snapshot: Snapshot,
  files: readonly string[],
  { keys, old, newName }: Renamed,
): readonly TextEdit[] {
  return files.flatMap((file) =>
    mentionsOf(snapshot, file, ...keys)
      .filter(({ alias }) => alias !== true)
      .map((each) => edit(file, each, keys, old, newName)),
  );
}

/** `{ subject }` becomes `{ topic: subject }` or `{ subject: topic }`. */
function edit(
  file: string,
  { start, end, referent, shorthand }: Mention,
  keys: readonly string[],
  old: string,
  newName: string,
): TextEdit {
  const span = { file, start, end };
  if (shorthand === undefined) return { span, newText: newName };
  const isField = keys.includes(keyOf(referent));
  return { span, newText: isField ? `${newName}: ${old}` : `${old}: ${newName}` };
}
