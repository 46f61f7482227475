/** What is open at the end of a text, for an editor that reads what is still being written. */

import { scan } from "./scanner.ts";
import * as T from "./tokens.ts";

const closerOf = new Map([
  [T.ParenOpen, ")"],
  [T.BracketOpen, "]"],
  [T.BlockOpen, "}"],
  [T.InterpolationOpen, "}"],
]);
const closing = new Set([T.ParenClose, T.BracketClose, T.BraceClose, T.InterpolationClose]);

/** What closes the brackets that are open at the end of a text, the innermost first. Texts in it are closed. */
export function closersAt(text: string): readonly string[] {
  const { tokens } = scan(text);
  const open: string[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const type = tokens.type(index);
    const closer = closerOf.get(type);
    if (closer !== undefined) open.push(closer);
    else if (closing.has(type) && open.at(-1) === tokens.image(index)) open.pop();
  }
  return open.toReversed();
}

/** Glued to the name of a type, or to that of a neuro where it is declared. */
const opensAngles = /(?<![\p{L}\p{N}_])(?:\p{Lu}[\p{L}\p{N}_]*|neuro [\p{L}\p{N}_]+)$/u;

const closerOfCharacter: Readonly<Record<string, string>> = {
  "(": ")",
  "[": "]",
  "{": "}",
  "<": ">",
};

/**
 * What closes all that a line opens and leaves open, the innermost first: brackets, angles, texts and what is calculated in them.
 * A text that is not closed is no text to the scanner, so that this goes by the characters alone. The line begins in no text.
 */
export function lineClosers(line: string): readonly string[] {
  const open: string[] = [];
  /** Texts that calculate nothing. */
  let raw = false;
  for (let at = 0; at < line.length; at++) {
    const character = line[at]!;
    if (open.at(-1) === '"') {
      if (character === "\\" && !raw) at += 1;
      else if (character === '"') open.pop();
      else if (character === "{" && !raw) open.push("}");
      continue;
    }
    if (character === "/" && line[at + 1] === "/") break;
    if (character === open.at(-1)) open.pop();
    else if (character === '"') {
      raw = /(?:^|[^\p{L}\p{N}_])re?$/u.test(line.slice(Math.max(0, at - 3), at));
      open.push('"');
    } else if (character !== "<" || opensAngles.test(line.slice(0, at))) {
      const closer = closerOfCharacter[character];
      if (closer !== undefined) open.push(closer);
    }
  }
  return open.toReversed();
}
