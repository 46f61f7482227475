/** What the scanner looks up by character: the classes of ASCII, the operators, the words that mean something. */

import type { TokenType } from "chevrotain";

import { foreignWords } from "./habits.ts";
import * as T from "./tokens.ts";

// Character classes of ASCII.
export const SPACE = 1;
export const DIGIT = 2;
export const LOWER = 3;
export const UPPER = 4;
export const classes = new Uint8Array(128);
for (const space of [9, 11, 12, 13, 32]) classes[space] = SPACE;
for (let code = 48; code <= 57; code++) classes[code] = DIGIT;
for (let code = 97; code <= 122; code++) classes[code] = LOWER;
for (let code = 65; code <= 90; code++) classes[code] = UPPER;
classes[95] = LOWER;

export function isWordPart(code: number): boolean {
  return code < 128 ? classes[code]! >= DIGIT : false;
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

export interface Operator {
  readonly text: string;
  readonly kind: number;
}

const operatorTypes: readonly TokenType[] = [
  T.RangeInclusive,
  T.Arrow,
  T.FatArrow,
  T.PlusEquals,
  T.MinusEquals,
  T.StarEquals,
  T.SlashEquals,
  T.EqualEqual,
  T.BangEqual,
  T.LessEqual,
  T.GreaterEqual,
  T.Compose,
  T.RangeExclusive,
  T.Coalesce,
  T.OptionalDot,
  T.Equals,
  T.Less,
  T.Greater,
  T.Plus,
  T.Minus,
  T.Star,
  T.Slash,
  T.Percent,
  T.Bar,
  T.Comma,
  T.Semicolon,
  T.Colon,
  T.Dot,
  T.At,
];
const textOf = new Map(T.tokenTable.map(({ type, text }) => [type, text ?? ""]));

/** First character code → the operators that start with it, the longest first. */
export const operators: (readonly Operator[] | undefined)[] = Array.from({ length: 128 });
for (const type of operatorTypes) {
  const text = textOf.get(type)!;
  const code = text.charCodeAt(0);
  operators[code] = [...(operators[code] ?? []), { text, kind: type.tokenTypeIdx! }].toSorted(
    (a, b) => b.text.length - a.text.length,
  );
}

/** First character code → the kind of the operator that has no other character. */
export const singles = new Uint8Array(128);
for (const { text, kind } of operators.flatMap((entries) => entries ?? []))
  if (text.length === 1) singles[text.charCodeAt(0)] = kind;

/** What stands second in an operator, here or elsewhere. */
const operatorParts = new Uint8Array(128);
for (const part of "=>.*:&|+<-?/") operatorParts[part.charCodeAt(0)] = 1;

export function isOperatorPart(code: number): boolean {
  return code < 128 && operatorParts[code] === 1;
}

/** Stands in the word table for words that only other languages know. */
export const FOREIGN_WORD: number = T.Unknown.tokenTypeIdx!;

interface WordEntry {
  readonly text: string;
  readonly kind: number;
}

/** One step of a word's hash; a word is looked up by it before anybody makes a string of it. */
export function hashStep(hash: number, code: number): number {
  return (Math.imul(hash, 31) + code) | 0;
}

const wordMask = 2047;
/** Hash → the words with it. */
const wordTable: (readonly WordEntry[] | undefined)[] = Array.from({ length: wordMask + 1 });
for (const { text, kind } of [
  ...[...T.words].map(([text, { type }]) => ({ text, kind: type.tokenTypeIdx! })),
  ...foreignWords.map((text) => ({ text, kind: FOREIGN_WORD })),
]) {
  let hash = 0;
  for (let at = 0; at < text.length; at++) hash = hashStep(hash, text.charCodeAt(at));
  wordTable[hash & wordMask] = [...(wordTable[hash & wordMask] ?? []), { text, kind }];
}

const IDENTIFIER = T.Identifier.tokenTypeIdx!;

/** The kind of the word in lower case between the offsets, whose hash is known. */
export function wordKind(source: string, start: number, end: number, hash: number): number {
  const entries = wordTable[hash & wordMask];
  if (entries !== undefined) {
    for (const { text, kind } of entries)
      if (text.length === end - start && source.startsWith(text, start)) return kind;
  }
  return IDENTIFIER;
}
