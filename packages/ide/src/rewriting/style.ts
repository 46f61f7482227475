/** Changes in the one style: an action says what to write, and what stands around it says how. */

import { applyEdits, SourceFile, type TextEdit } from "@neuro-lang/diagnostics";
import { format } from "@neuro-lang/formatter";
import type * as tree from "@neuro-lang/parser";
import type { CodeAction } from "../actions/action.ts";
import { differingLines, withLineFeeds } from "../features/formatting.ts";
import type { Snapshot } from "../snapshot.ts";

/** The same change with the declarations that it touches in the one style, as far as they were in it before. */
export function inStyle(snapshot: Snapshot, action: CodeAction): CodeAction {
  const files = new Set(action.edits.map(({ span }) => span.file));
  const edits = [...files].flatMap((file) => {
    const own = action.edits.filter(({ span }) => span.file === file);
    const written = snapshot.written(file);
    if (written === undefined) return own;
    return regionsOf(written.tree, own).flatMap((region) =>
      styled(file, written.source.text, region),
    );
  });
  const { rename } = action;
  if (rename === undefined) return { ...action, edits };
  const text = snapshot.written(rename.file)!.source.text;
  const of = (all: readonly TextEdit[]): readonly TextEdit[] =>
    all.filter(({ span }) => span.file === rename.file);
  const offset = moved(
    applyEdits(text, of(action.edits)),
    rename.offset,
    applyEdits(text, of(edits)),
  );
  return { ...action, edits, rename: { ...rename, offset } };
}

interface Region {
  readonly start: number;
  readonly end: number;
  readonly edits: readonly TextEdit[];
}

/** The declarations that edits touch, with a neighbour on each side: blank lines stand between two. */
function regionsOf({ items }: tree.Module, edits: readonly TextEdit[]): readonly Region[] {
  const regions: Region[] = [];
  const sorted = edits.toSorted((a, b) => a.span.start - b.span.start);
  for (const edit of sorted) {
    const { start, end } = edit.span;
    const first = Math.max(items.findIndex((item) => item.end >= start) - 1, 0);
    const last = items.findLastIndex((item) => item.start <= end) + 1;
    const region = {
      start: Math.min(items[first]?.start ?? start, start),
      end: Math.max(items[Math.min(last, items.length - 1)]?.end ?? end, end),
      edits: [edit],
    };
    const before = regions.at(-1);
    if (before === undefined || before.end < region.start) regions.push(region);
    else {
      regions.pop();
      const reaching = Math.max(before.end, region.end);
      regions.push({ start: before.start, end: reaching, edits: [...before.edits, edit] });
    }
  }
  return regions;
}

function styled(file: string, whole: string, { start, end, edits }: Region): readonly TextEdit[] {
  const before = whole.slice(start, end);
  if (formatted(file, before) !== withLineFeeds(before)) return edits;
  const own = edits.map(({ span, newText }) => ({
    span: { file, start: span.start - start, end: span.end - start },
    newText,
  }));
  const raw = applyEdits(before, own);
  const after = formatted(file, raw);
  // What is right already stays as small as it is.
  if (after === undefined || after === withLineFeeds(raw)) return edits;
  return differingLines(file, before, after).map(({ span, newText }) => ({
    span: { file, start: span.start + start, end: span.end + start },
    newText,
  }));
}

/** Without the line feed at its end, unless it was there. What was broken in another place may need a second round. */
function formatted(file: string, text: string): string | undefined {
  const once = format(new SourceFile(file, text)).text;
  const result = once && format(new SourceFile(file, once)).text;
  return text.endsWith("\n") ? result : result?.replace(/\n$/, "");
}

/** Where the name that stands at an offset stands in the other text: it is there as often before. */
function moved(before: string, offset: number, after: string): number {
  const name = /^[\p{L}\p{N}_]+/u.exec(before.slice(offset))![0];
  const mention = new RegExp(`(?<![\\p{L}\\p{N}_])${name}(?![\\p{L}\\p{N}_])`, "gu");
  const index = [...before.slice(0, offset).matchAll(mention)].length;
  return [...after.matchAll(mention)][index]?.index ?? offset;
}
