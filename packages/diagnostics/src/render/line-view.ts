/** One source line as it is shown: in terminal columns, and cut around what matters if it is longer than the screen is wide. */

import type { SourceFile } from "../source.ts";
import { cellsOf, type Cell } from "./cells.ts";

export interface LineView {
  /** All that is shown: the line, with an ellipsis at an end that was cut away. */
  readonly text: string;
  /** What stands before and after the part shown: an ellipsis, or nothing. */
  readonly before: string;
  readonly after: string;
  /** What is shown between two offsets, without the ellipses: for painting a part of the line. */
  slice(from: number, to: number): string;
  /** The column on the screen (from 0) of an offset of the file; offsets that were cut away lie at the edge. */
  columnOf(offset: number): number;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Shows a zero-based line in at most `available` columns with `focus` (offsets of the file) in sight. */
export function viewLine(
  source: SourceFile,
  line: number,
  focus: Range,
  available: number,
  ellipsis: string,
): LineView {
  const start = source.lineStarts[line] ?? source.text.length;
  let end = (source.lineStarts[line + 1] ?? source.text.length + 1) - 1;
  if (end > start && source.text.charCodeAt(end - 1) === 13) end -= 1;
  return viewRange(source.text, { start, end }, focus, available, ellipsis);
}

/** The same for any stretch of a text without line breaks. */
export function viewRange(
  text: string,
  line: Range,
  focus: Range,
  available: number,
  ellipsis: string,
): LineView {
  // A line may be megabytes long: look only at the neighbourhood that could be shown.
  const reach = 4 * available;
  const rawStart =
    line.end - line.start > 3 * reach ? Math.max(line.start, focus.start - reach) : line.start;
  const rawEnd = Math.min(line.end, rawStart + 3 * reach);
  const all = cellsOf(text.slice(rawStart, rawEnd));
  const last = all.at(-1);
  const total = last === undefined ? 0 : last.column + last.width;
  const cutBefore = rawStart > line.start;
  const cutAfter = rawEnd < line.end;

  let cells = all;
  let before = "";
  let after = "";
  if (total > available || cutBefore || cutAfter) {
    const room = available - 2;
    const from = columnIn(all, total, focus.start - rawStart);
    const to = columnIn(all, total, Math.max(focus.start, focus.end) - rawStart);
    const margin = Math.max(
      Math.floor((room - (to - from)) / 2),
      Math.min(10, Math.floor(room / 4)),
    );
    let left = to <= room && !cutBefore ? 0 : Math.max(0, from - margin);
    if (!cutAfter) left = Math.min(left, Math.max(0, total - room));
    cells = all.filter((cell) => cell.column >= left && cell.column + cell.width <= left + room);
    if (cutBefore || cells[0] !== all[0]) before = ellipsis;
    if (cutAfter || cells.at(-1) !== last) after = ellipsis;
  }

  const origin = (cells[0]?.column ?? 0) - before.length;
  const shownEnd = cells.at(-1);
  const contentEnd =
    shownEnd === undefined ? before.length : shownEnd.column + shownEnd.width - origin;
  const columnOf = (offset: number): number =>
    Math.min(contentEnd, Math.max(before.length, columnIn(all, total, offset - rawStart) - origin));
  const part = (from: number, to: number): string =>
    cells
      .filter((cell) => cell.offset + rawStart >= from && cell.offset + rawStart < to)
      .map(({ shown }) => shown)
      .join("");
  return {
    text: before + part(line.start, line.end) + after,
    before,
    after,
    slice: part,
    columnOf,
  };
}

/** The column at which the character that holds the offset starts. */
function columnIn(cells: readonly Cell[], total: number, offset: number): number {
  let low = 0;
  let high = cells.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cells[middle]!.offset <= offset) low = middle + 1;
    else high = middle;
  }
  if (low === 0) return 0;
  const cell = cells[low - 1]!;
  const next = cells[low];
  // The end of the text, or of the stretch looked at.
  return next === undefined && offset > cell.offset ? total : cell.column;
}
