/** Repairs that take something away. */

import type { Fix } from "@neuro-lang/diagnostics";
import type * as tree from "@neuro-lang/parser";
import type { Body } from "./body.ts";

interface Place {
  readonly start: number;
  readonly end: number;
}

export function removal(body: Body, title: string, place: Place): Fix {
  return { title, edits: [{ span: body.span(place), newText: "" }], safe: false };
}

/** Entries of a list between commas, with the comma that is too much without them; they stand one behind the other. */
export function withoutEntries(
  body: Body,
  title: string,
  entries: readonly tree.Node[],
  taken: readonly tree.Node[],
): Fix[] {
  const first = entries.indexOf(taken[0]!);
  const last = first + taken.length - 1;
  const before = entries[first - 1];
  const start = before?.end ?? entries[first]!.start;
  const end = before === undefined ? entries[last + 1]?.start : undefined;
  return [removal(body, title, { start, end: end ?? entries[last]!.end })];
}

/** Statements or arms that have their lines to themselves go with the lines. */
export function withoutLines(body: Body, title: string, { start, end }: Place): Fix[] {
  const { text } = body.module.input.source;
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const lineEnd = text.indexOf("\n", end);
  const isAlone =
    text.slice(lineStart, start).trim() === "" &&
    lineEnd !== -1 &&
    text.slice(end, lineEnd).trim() === "";
  return isAlone ? [removal(body, title, { start: lineStart, end: lineEnd + 1 })] : [];
}
