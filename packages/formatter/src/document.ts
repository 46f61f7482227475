/** The document algebra that the rules are written in: Prettier's, by the names used here. */

import { builders, utils } from "prettier/doc";

export type Doc = builders.Doc;

const { label } = builders;
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

const headLabel = "head";

/** What stands before a body: parameters, a condition. */
export function head(doc: Doc): Doc {
  return label(headLabel, doc);
}

/** The document with its heads on one line, up to the first place where it may break behind them. */
export function withoutBreakInHead(doc: Doc): Doc {
  let isBehind = false;
  const visit = (part: Doc): Doc => {
    if (isBehind || typeof part === "string") return part;
    if (Array.isArray(part)) return part.map(visit);
    switch (part.type) {
      case "label":
        return part.label === headLabel && !willBreak(part)
          ? removeLines(part)
          : { ...part, contents: visit(part.contents) };
      case "group":
        if (part.expandedStates === undefined) return { ...part, contents: visit(part.contents) };
        isBehind = true;
        return part;
      case "indent":
      case "align":
        return { ...part, contents: visit(part.contents) };
      case "line":
        isBehind = true;
        return part;
      default:
        return part;
    }
  };
  return visit(doc);
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
        case "label":
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
