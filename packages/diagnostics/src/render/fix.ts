/** A fix as a small diff of the lines that it changes. */

import { applyEdits } from "../fixes.ts";
import type { Fix, TextEdit } from "../problem.ts";
import type { SourceFile } from "../source.ts";
import { viewRange } from "./line-view.ts";
import type { Look, Sources } from "./options.ts";
import type { Paint } from "./palette.ts";

/** More changed lines than this are counted instead of shown. */
const shownLines = 8;

interface Hunk {
  /** Zero-based numbers of the first line taken out and of the first put in. */
  readonly oldStart: number;
  readonly newStart: number;
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** The rows of the diff: `- old` and `+ new` behind their line numbers. */
export function renderFix(fix: Fix, sources: Sources, gutter: number, look: Look): string[] {
  const files = Map.groupBy(fix.edits, (edit) => edit.span.file);
  const rows: string[] = [];
  for (const [path, edits] of files) {
    const source = sources.get(path);
    if (source === undefined) continue;
    if (files.size > 1)
      rows.push(look.palette.frame(`${" ".repeat(gutter)} ${look.glyphs.vertical}`) + ` ${path}`);
    for (const hunk of hunksOf(source, edits)) rows.push(...renderHunk(hunk, gutter, look));
  }
  return rows;
}

/** Line numbers as wide as this are needed to show the fix. */
export function lastLineOfFix(fix: Fix, sources: Sources): number {
  return Math.max(
    0,
    ...fix.edits.map(({ span, newText }) => {
      const line = sources.get(span.file)?.position(span.end).line ?? 0;
      return line + newText.split("\n").length;
    }),
  );
}

function hunksOf(source: SourceFile, edits: readonly TextEdit[]): Hunk[] {
  const groups: { first: number; last: number; edits: TextEdit[] }[] = [];
  for (const edit of edits.toSorted((a, b) => a.span.start - b.span.start)) {
    const first = source.position(edit.span.start).line;
    const last = source.position(edit.span.end).line;
    const group = groups.at(-1);
    if (group !== undefined && first <= group.last) {
      group.last = Math.max(group.last, last);
      group.edits.push(edit);
    } else groups.push({ first, last, edits: [edit] });
  }
  let shift = 0;
  return groups.map(({ first, last, edits: own }) => {
    const start = source.lineStarts[first]!;
    const end = source.lineStarts[last + 1] ?? source.text.length;
    const old = source.text.slice(start, end);
    const moved = own.map((edit) => ({
      ...edit,
      span: { ...edit.span, start: edit.span.start - start, end: edit.span.end - start },
    }));
    const removed = linesOf(old);
    const added = linesOf(applyEdits(old, moved));
    const newStart = first + shift;
    shift += added.length - removed.length;
    let head = 0;
    while (head < removed.length && head < added.length && removed[head] === added[head]) head += 1;
    let tail = 0;
    const most = Math.min(removed.length, added.length) - head;
    while (tail < most && removed.at(-1 - tail) === added.at(-1 - tail)) tail += 1;
    return {
      oldStart: first + head,
      newStart: newStart + head,
      removed: removed.slice(head, removed.length - tail),
      added: withoutBlanks(added.slice(head, added.length - tail), removed.length - tail - head),
    };
  });
}

/** An emptied line is shown as taken out: there is nothing to see in what stays of it. */
function withoutBlanks(added: readonly string[], removed: number): readonly string[] {
  return removed > 0 && added.every((line) => line.trim() === "") ? [] : added;
}

function linesOf(text: string): string[] {
  const lines = text.split(/\r?\n/);
  // What follows the last line break is no line of this stretch.
  if (lines.at(-1) === "") lines.pop();
  return lines;
}

function renderHunk(hunk: Hunk, gutter: number, look: Look): string[] {
  const { removed, added } = hunk;
  const available = Math.max(20, look.width - gutter - 3);
  const alike =
    removed.length === 1 && added.length === 1
      ? commonEnds(removed[0]!, added[0]!)
      : { head: 0, tail: 0 };
  const render = (
    lines: readonly string[],
    start: number,
    sign: string,
    paint: Paint,
  ): string[] => {
    const rows = lines.slice(0, shownLines).map((line, index) => {
      const range = { start: alike.head, end: line.length - alike.tail };
      const view = viewRange(
        line,
        { start: 0, end: line.length },
        range,
        available,
        look.glyphs.ellipsis,
      );
      const number = look.palette.frame(String(start + index + 1).padStart(gutter));
      const before = view.before + view.slice(0, range.start);
      const after = view.slice(range.end, line.length) + view.after;
      return `${number} ${paint(sign)} ${before}${paint(view.slice(range.start, range.end))}${after}`.trimEnd();
    });
    if (lines.length > shownLines) {
      const more = `${look.glyphs.ellipsis} ${lines.length - shownLines} more lines`;
      rows.push(`${" ".repeat(gutter)} ${paint(sign)} ${look.palette.faint(more)}`);
    }
    return rows;
  };
  return [
    ...render(removed, hunk.oldStart, "-", look.palette.removed),
    ...render(added, hunk.newStart, "+", look.palette.added),
  ];
}

/** How many characters two lines share at their ends, whole words of UTF-16 kept together. */
function commonEnds(a: string, b: string): { head: number; tail: number } {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  if (head > 0 && isHighSurrogate(a, head - 1)) head -= 1;
  let tail = 0;
  const most = Math.min(a.length, b.length) - head;
  while (tail < most && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  if (tail > 0 && isHighSurrogate(a, a.length - 1 - tail)) tail -= 1;
  return { head, tail };
}

function isHighSurrogate(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0xd800 && code < 0xdc00;
}
