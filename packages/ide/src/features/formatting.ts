/** The one style, as edits. */

import type { TextEdit } from "@neuro-lang/diagnostics";
import { format } from "@neuro-lang/formatter";
import type { Snapshot } from "../snapshot.ts";

/** What changes a module to the one style; nothing for one with syntax errors, which is left as it is. */
export function formatting(snapshot: Snapshot, path: string): readonly TextEdit[] {
  const source = snapshot.module(path)?.source;
  const text = source && format(source).text;
  return text === undefined ? [] : differingLines(path, source!.text, text);
}

/** One edit for each run of lines that differ, so that the cursor and folds elsewhere stay. */
export function differingLines(file: string, before: string, after: string): TextEdit[] {
  const old = before.split(/(?<=\n)/);
  const now = after.split(/(?<=\n)/);
  const edits: TextEdit[] = [];
  let start = 0;
  for (let i = 0, j = 0; i < old.length || j < now.length;) {
    if (old[i] === now[j]) {
      start += old[i]!.length;
      i += 1;
      j += 1;
      continue;
    }
    let [left, right] = nextCommon(old, now, i, j);
    for (; left > i && right > j && old[left - 1] === now[right - 1]; left--) right -= 1;
    const removed = old.slice(i, left).join("");
    const span = { file, start, end: start + removed.length };
    edits.push({ span, newText: now.slice(j, right).join("") });
    start += removed.length;
    i = left;
    j = right;
  }
  return edits;
}

/** The nearest pair of lines after a difference that are the same again. */
function nextCommon(
  old: readonly string[],
  now: readonly string[],
  i: number,
  j: number,
): readonly [number, number] {
  for (let distance = 1; distance <= old.length - i + (now.length - j); distance++) {
    for (let left = 0; left <= distance; left++) {
      const a = i + left;
      const b = j + distance - left;
      // A line that says little, such as `}`, is no place to meet again.
      if (a < old.length && b < now.length && old[a] === now[b] && old[a]!.trim().length > 1)
        return [a, b];
    }
  }
  return [old.length, now.length];
}
