/** From places in the JavaScript of a program to places in the program. */

import { originalPositionFor, TraceMap } from "@jridgewell/trace-mapping";
import type { Frame, Place } from "./messages.ts";

/** A program's own module in JavaScript. */
export interface MappedScript {
  readonly file: string;
  /** Its source map, as text. */
  readonly map: string;
}

/** Places in other modules, the library's, are left out. */
export function originalPlaces(script: MappedScript, frames: readonly Frame[]): readonly Place[] {
  const map = new TraceMap(script.map);
  return frames.flatMap(({ file, line, column }) => {
    if (file !== script.file) return [];
    const found = originalPositionFor(map, { line, column: column - 1 });
    return found.line === null ? [] : [{ line: found.line, column: found.column + 1 }];
  });
}
