/** Puts the parts of a text literal together: chunks become values, expressions stay between them. */

import type { IToken } from "chevrotain";

import { closingIndentation, dedent, type TextProblem, unescape } from "./texts.ts";
import type { Expression, TextLiteral, TextPart } from "./tree/index.ts";

/** A chunk's token or an interpolated expression. */
export type RawPart = IToken | Expression;

function isExpression(part: RawPart): part is Expression {
  return "kind" in part;
}

export function assembleText(
  source: string,
  open: IToken,
  raw: readonly RawPart[],
  close: IToken,
  report: (problem: TextProblem) => void,
): TextLiteral {
  const start = open.startOffset;
  const end = close.endOffset! + 1;
  const isRaw = open.image.startsWith("r");
  const isBlock = open.image.endsWith('"""');
  const form = isBlock ? (isRaw ? "raw-block" : "block") : isRaw ? "raw" : "plain";
  const parts: (TextPart | Expression)[] = [];
  const problems: TextProblem[] = [];
  const manyLines = isBlock && raw.some((part) => !isExpression(part) && part.image.includes("\n"));
  const indentation = manyLines ? closingIndentation(source, close.startOffset) : "";
  for (const [index, part] of raw.entries()) {
    if (isExpression(part)) {
      parts.push(part);
      continue;
    }
    const offset = part.startOffset;
    let value = part.image;
    if (manyLines) {
      const chunk = {
        text: part.image,
        start: offset,
        first: index === 0,
        last: index === raw.length - 1,
      };
      value = "";
      for (const [from, to] of dedent(chunk, indentation, problems).pieces) {
        const piece = part.image.slice(from, to).replace(/\r\n$/u, "\n");
        value += isRaw ? piece : unescape(piece, offset + from, problems);
      }
    } else if (!isRaw) {
      value = unescape(value, offset, problems);
    }
    if (value !== "")
      parts.push({ kind: "TextPart", start: offset, end: part.endOffset! + 1, value });
  }
  for (const problem of problems) report(problem);
  return { kind: "TextLiteral", start, end, form, parts };
}
