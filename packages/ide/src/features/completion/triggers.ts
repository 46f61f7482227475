/**
 * Characters behind which something is due at once, unasked, and where. Elsewhere a list would come up that nobody wants, and that
 * takes the next line break for a choice: above all behind what opens a block.
 */

import type { SourceFile } from "@neuro-lang/diagnostics";
import { lineClosers } from "@neuro-lang/parser";

/** Whether something is due where this stands before the place on its line. */
type Due = (line: string) => boolean;

const behind =
  (pattern: RegExp): Due =>
  (line) =>
    pattern.test(line);

const due: Readonly<Record<string, Due>> = {
  ".": behind(/(?<!\.)\.$/),
  "@": behind(/^\s*@$/),
  " ": behind(/\b(?:uses|fails|is|match|fail) $|^(?:import|export) \{ $/),
  "{": opensInterpolation,
  "<": behind(/\p{Lu}[\p{L}\p{N}_]*<$/u),
  '"': behind(/\bfrom "$/),
  "/": behind(/\bfrom "[^"]*\/$/),
};

/** In the words of documentation, all others are punctuation. */
const dueInComments: Readonly<Record<string, Due>> = {
  "`": behind(/^\s*\/\/[/!].*`$/),
};

export const triggers: readonly string[] = [...Object.keys(due), ...Object.keys(dueInComments)];

export function isDue(character: string, source: SourceFile, offset: number): boolean {
  const { line, column } = source.position(offset);
  const before = source.line(line).slice(0, column);
  const places = /^\s*\/\//.test(before) ? dueInComments : due;
  return places[character]?.(before) === true;
}

/** A brace in a text, not one behind it. */
function opensInterpolation(line: string): boolean {
  const [first, second] = lineClosers(line);
  return first === "}" && second === '"';
}
