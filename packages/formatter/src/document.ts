/** The document algebra that the rules are written in: Prettier's, by the names used here. */

import { builders, utils } from "prettier/doc";

export type Doc = builders.Doc;

export const {
  breakParent,
  conditionalGroup,
  fill,
  group,
  hardline,
  ifBreak,
  indent,
  join,
  line,
  lineSuffix,
  softline,
} = builders;

export const { removeLines, willBreak } = utils;

/** Text that keeps its own line breaks, whatever the indentation around it is. A CRLF means the same as a line feed. */
export function literalText(text: string): Doc {
  if (!text.includes("\n")) return text;
  return join(builders.literallineWithoutBreakParent, text.split(/\r?\n/));
}

/** The columns that a document takes on one line, or more than `limit` if it cannot stand on one or is longer. */
export function flatWidth(doc: Doc, limit: number): number {
  const rest: Doc[] = [doc];
  let width = 0;
  while (rest.length > 0 && width <= limit) {
    const next = rest.pop()!;
    if (typeof next === "string") width += next.length;
    else if (Array.isArray(next))
      for (let at = next.length - 1; at >= 0; at -= 1) rest.push(next[at]!);
    else {
      switch (next.type) {
        case "group":
          if (next.break) return Number.POSITIVE_INFINITY;
          rest.push(next.contents);
          break;
        case "indent":
        case "align":
          rest.push(next.contents);
          break;
        case "fill":
          rest.push(next.parts);
          break;
        case "if-break":
          rest.push(next.flatContents);
          break;
        case "line":
          if (next.hard) return Number.POSITIVE_INFINITY;
          width += next.soft ? 0 : 1;
          break;
        case "break-parent":
          return Number.POSITIVE_INFINITY;
        default:
      }
    }
  }
  return width;
}
