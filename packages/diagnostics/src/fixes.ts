/** Applies fixes and edits to a text. */

import type { Fix, TextEdit } from "./problem.ts";

export interface AppliedFixes {
  readonly text: string;
  readonly applied: readonly Fix[];
  /** Fixes that touch what an earlier one changed: check the new text and ask again. */
  readonly left: readonly Fix[];
}

/**
 * Applies each fix whole or not at all, the first come first; the edits are those of one file's text, in offsets of that text.
 * A fix whose edits all stand already is applied by doing nothing, so that two problems may ask for one import.
 */
export function applyFixes(text: string, fixes: readonly Fix[]): AppliedFixes {
  const accepted: TextEdit[] = [];
  const applied: Fix[] = [];
  const left: Fix[] = [];
  for (const fix of fixes) {
    const fresh = fix.edits.filter((edit) => !accepted.some((other) => same(edit, other)));
    const fits = fresh.every(
      (edit, index) =>
        edit.span.start >= 0 &&
        edit.span.start <= edit.span.end &&
        edit.span.end <= text.length &&
        !accepted.some((other) => overlap(edit, other)) &&
        !fresh.some((other, otherIndex) => otherIndex < index && overlap(edit, other)),
    );
    if (!fits) {
      left.push(fix);
      continue;
    }
    accepted.push(...fresh);
    applied.push(fix);
  }
  return { text: applyEdits(text, accepted), applied, left };
}

/** Applies edits that do not overlap, in the order of their offsets. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = "";
  let at = 0;
  for (const { span, newText } of edits.toSorted(
    (a, b) => a.span.start - b.span.start || a.span.end - b.span.end,
  )) {
    result += text.slice(at, span.start) + newText;
    at = span.end;
  }
  return result + text.slice(at);
}

function same(a: TextEdit, b: TextEdit): boolean {
  return a.span.start === b.span.start && a.span.end === b.span.end && a.newText === b.newText;
}

/** Two different insertions at one place overlap too: nobody knows which should come first. */
function overlap(a: TextEdit, b: TextEdit): boolean {
  if (a.span.start === b.span.start) {
    return a.span.end === b.span.end || (a.span.end > a.span.start && b.span.end > b.span.start);
  }
  return a.span.start < b.span.end && b.span.start < a.span.end;
}
