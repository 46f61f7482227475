/** The one style, as edits. */

import { SourceFile, type TextEdit } from "@neuro-lang/diagnostics";
import { format } from "@neuro-lang/formatter";
import type { AnyNode } from "@neuro-lang/parser";
import { nodesAt } from "../nodes.ts";
import type { Snapshot } from "../snapshot.ts";

/** What changes a module to the one style; nothing for one with syntax errors, which is left as it is. */
export function formatting(snapshot: Snapshot, path: string): readonly TextEdit[] {
  const source = snapshot.module(path)?.source;
  const text = source && format(source).text;
  return text === undefined ? [] : differingLines(path, source!.text, text);
}

/**
 * The same for the items that a range touches. Each is formatted by itself, so that those without errors can be where others are
 * still being written.
 */
export function rangeFormatting(
  snapshot: Snapshot,
  path: string,
  range: { readonly start: number; readonly end: number },
): readonly TextEdit[] {
  const module = snapshot.module(path);
  if (module === undefined) return [];
  const { text } = module.source;
  return module.tree.items.flatMap((item) => {
    if (item.kind === "ErrorItem" || item.end < range.start || item.start > range.end) return [];
    // Whole lines, if nothing else stands on them.
    const before = text.slice(text.lastIndexOf("\n", item.start - 1) + 1, item.start);
    const start = before.trim() === "" ? item.start - before.length : item.start;
    const written = text.slice(start, item.end);
    const formatted = format(new SourceFile(path, written)).text;
    if (formatted === undefined) return [];
    return differingLines(path, written, formatted.trimEnd()).map(({ span, newText }) => ({
      span: { file: path, start: span.start + start, end: span.end + start },
      newText,
    }));
  });
}

/** After a typed `}`: what it closes, if that is a whole item. */
export function formattingAfterBrace(
  snapshot: Snapshot,
  path: string,
  offset: number,
): readonly TextEdit[] {
  const closed = snapshot.module(path)?.tree.items.find(({ end }) => end === offset);
  return closed === undefined ? [] : rangeFormatting(snapshot, path, closed);
}

/** After a typed line break: the indentation of the new line. */
export function indentation(snapshot: Snapshot, path: string, offset: number): readonly TextEdit[] {
  const module = snapshot.module(path);
  if (module === undefined) return [];
  const { source, tree } = module;
  const { line } = source.position(offset);
  const around = nodesAt(tree, offset);
  // What stands in a text or in a comment over several lines is the author's.
  const inComment = tree.comments.some(({ start, end }) => start < offset && offset < end);
  if (inComment || around.some(({ kind }) => kind === "TextPart" || kind === "TextLiteral"))
    return [];
  const opener = openerOf(source, around, offset);
  const outer = opener === undefined ? "" : indentationOf(source, opener);
  const closes = /^\s*[}\])]/.test(source.line(line));
  const wanted = opener === undefined || closes ? outer : `${outer}  `;
  const start = source.lineStarts[line]!;
  const end = start + indentationOf(source, line).length;
  return source.text.slice(start, end) === wanted
    ? []
    : [{ span: { file: path, start, end }, newText: wanted }];
}

/** The line of what the line of an offset stands in; undefined at the top. */
function openerOf(
  source: SourceFile,
  around: readonly AnyNode[],
  offset: number,
): number | undefined {
  const { line } = source.position(offset);
  // What is not closed yet may be no node.
  if (/[{[(]\s*$/.test(source.line(line - 1))) return line - 1;
  const opened = around.findLast(
    ({ kind, start, end }) =>
      indents.has(kind) && source.position(start).line < line && offset < end,
  );
  return opened && source.position(opened.start).line;
}

function indentationOf(source: SourceFile, line: number): string {
  return /^[ \t]*/.exec(source.line(line))![0];
}

/** What holds its parts a step deeper. */
const indents = new Set(
  "Block Match Select Race RecordDeclaration SumDeclaration InterfaceDeclaration Agent Policy Call RecordLiteral ListLiteral MapLiteral SetLiteral TupleLiteral With".split(
    " ",
  ),
);

/**
 * One edit for each run of lines that differ, so that the cursor and folds elsewhere stay. How a line ends is the document's: it
 * makes no difference.
 */
export function differingLines(file: string, before: string, after: string): TextEdit[] {
  const written = before.split(/(?<=\n)/);
  const old = written.map(withLineFeeds);
  const now = withLineFeeds(after).split(/(?<=\n)/);
  const edits: TextEdit[] = [];
  let start = 0;
  for (let i = 0, j = 0; i < old.length || j < now.length;) {
    if (old[i] === now[j]) {
      start += written[i]!.length;
      i += 1;
      j += 1;
      continue;
    }
    let [left, right] = nextCommon(old, now, i, j);
    for (; left > i && right > j && old[left - 1] === now[right - 1]; left--) right -= 1;
    const removed = written.slice(i, left).join("");
    const span = { file, start, end: start + removed.length };
    edits.push({ span, newText: now.slice(j, right).join("") });
    start += removed.length;
    i = left;
    j = right;
  }
  return edits;
}

/** A text as if it had been written on another system: what Windows puts before a line feed is left out. */
export function withLineFeeds(text: string): string {
  return text.replaceAll("\r\n", "\n");
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
