/** Between offsets and the protocol's lines and characters. */

import type { SourceFile } from "@neuro-lang/diagnostics";
import type { Position, Range } from "vscode-languageserver";

/** An offset in the text, whatever the client says: too far right is the line's end, too far down the text's. */
export function offsetAt(source: SourceFile, { line, character }: Position): number {
  const start = source.lineStarts[line];
  return start === undefined
    ? source.text.length
    : start + Math.min(character, source.line(line).length);
}

export function positionAt(source: SourceFile, offset: number): Position {
  const { line, column } = source.position(offset);
  return { line, character: column };
}

export function extentOf(
  source: SourceFile,
  { start, end }: Range,
): { readonly start: number; readonly end: number } {
  return { start: offsetAt(source, start), end: offsetAt(source, end) };
}

export function rangeOf(
  source: SourceFile,
  { start, end }: { readonly start: number; readonly end: number },
): Range {
  return { start: positionAt(source, start), end: positionAt(source, end) };
}
