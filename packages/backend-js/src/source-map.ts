/** Takes the marks out of emitted code and turns them into a source map (version 3). */
import {
  GenMapping,
  maybeAddMapping,
  setSourceContent,
  toEncodedMap,
} from "@jridgewell/gen-mapping";
import { markPattern } from "./js.ts";

export interface Rendered {
  readonly code: string;
  readonly map: object;
}

/** `positions[at]` is the UTF-16 offset of a mark in the source. */
export function render(
  code: string,
  positions: readonly number[],
  sourceName: string,
  sourceText: string | undefined,
  file: string,
): Rendered {
  const map = new GenMapping({ file });
  const lineStarts = sourceText === undefined ? [0] : startsOfLines(sourceText);
  setSourceContent(map, sourceName, sourceText ?? null);
  const lines: string[] = [];
  for (const [index, line] of code.split("\n").entries()) {
    let plain = "";
    let last = 0;
    for (const match of line.matchAll(markPattern)) {
      plain += line.slice(last, match.index);
      last = match.index + match[0].length;
      const offset = positions[Number(match[1])];
      if (offset === undefined) continue;
      maybeAddMapping(map, {
        generated: { line: index + 1, column: plain.length },
        source: sourceName,
        original: locate(lineStarts, offset),
      });
    }
    lines.push(plain + line.slice(last));
  }
  return { code: lines.join("\n"), map: toEncodedMap(map) };
}

function startsOfLines(text: string): number[] {
  const starts = [0];
  for (let index = text.indexOf("\n"); index >= 0; index = text.indexOf("\n", index + 1))
    starts.push(index + 1);
  return starts;
}

/** Lines count from 1, columns from 0, as source maps want them. */
function locate(lineStarts: readonly number[], offset: number): { line: number; column: number } {
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (lineStarts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - lineStarts[low]! };
}
