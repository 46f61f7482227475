/** Sets of token kinds as tables over `tokenTypeIdx`: one array read where the parser asks about a token. */

import type { TokenType } from "chevrotain";

import * as T from "./tokens.ts";

const size = Math.max(...T.allTokens.map((type) => type.tokenTypeIdx!)) + 1;

export type TokenSet = Uint8Array;

export function tokenSet(...types: readonly TokenType[]): TokenSet {
  const set = new Uint8Array(size);
  for (const type of types) set[type.tokenTypeIdx!] = 1;
  return set;
}

/** Token kind → a small number, 0 where none is given. */
export function tokenMap(entries: readonly (readonly [TokenType, number])[]): TokenSet {
  const map = new Uint8Array(size);
  for (const [type, value] of entries) map[type.tokenTypeIdx!] = value;
  return map;
}

const reservedWords = T.tokenTable
  .filter(({ word }) => word === "reserved")
  .map(({ type }) => type);
export const contextualWords = T.tokenTable
  .filter(({ word }) => word === "contextual")
  .map(({ type }) => type);

/** IDENT of the grammar: an identifier or a contextual word. */
export const identifiers = tokenSet(T.Identifier, ...contextualWords);
/** WORD of the grammar: any word at all. */
export const anyWord = tokenSet(
  T.Identifier,
  T.TypeName,
  T.MapKeyword,
  T.SetKeyword,
  ...contextualWords,
  ...reservedWords,
);
export const reserved = tokenSet(...reservedWords);
/** UNAME of the grammar. */
export const typeNames = tokenSet(T.TypeName, T.MapKeyword, T.SetKeyword);
export const clauseWords = tokenSet(
  T.UsesKeyword,
  T.FailsKeyword,
  T.ImplementsKeyword,
  T.DeclassifiesKeyword,
  T.EndorsesKeyword,
);
