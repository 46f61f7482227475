/** Tokens in the user's words, for messages. */

import type { IToken } from "chevrotain";

import * as T from "./tokens.ts";

const kinds = new Map<unknown, string>([
  [T.Newline, "the end of the line"],
  [T.endOfFile, "the end of the file"],
  [T.TextOpen, "a text"],
  [T.TextChunk, "a text"],
  [T.TextClose, "the end of the text"],
  [T.InterpolationOpen, "`{` in a text"],
  [T.InterpolationClose, "the `}` of the text's expression"],
]);

export function describe(token: IToken): string {
  const kind = kinds.get(token.tokenType);
  if (kind !== undefined) return kind;
  return `\`${token.image}\``;
}
