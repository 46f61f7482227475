/** `enum` and `switch`: whole structures of other languages, whose tokens become those of `type` and `match`. */

import { diagnostics, type Problem, type SourceFile, type TextEdit } from "@neuro-lang/diagnostics";
import type { IToken, TokenType } from "chevrotain";

import * as T from "./tokens.ts";

/** Where the structure stands, and what becomes of it. */
export interface HabitContext {
  readonly raw: readonly IToken[];
  readonly source: SourceFile;
  readonly problems: Problem[];
  /** Raw tokens that a habit before them has dealt with: dropped, or replaced. */
  readonly replaced: Map<number, IToken[]>;
}

export function tokenAs(token: IToken, type: TokenType, image: string): IToken {
  return {
    image,
    startOffset: token.startOffset,
    endOffset: token.endOffset!,
    tokenTypeIdx: type.tokenTypeIdx!,
    tokenType: type,
  };
}

const openers: ReadonlySet<TokenType | undefined> = new Set([
  T.ParenOpen,
  T.LambdaOpen,
  T.BlockOpen,
  T.BracketOpen,
]);
const closers: ReadonlySet<TokenType | undefined> = new Set([
  T.ParenClose,
  T.BraceClose,
  T.BracketClose,
]);

/** The index of the bracket that closes the one at `index`, or -1. */
export function closingBracket(raw: readonly IToken[], index: number): number {
  let depth = 0;
  for (let at = index; at < raw.length; at++) {
    const type = raw[at]!.tokenType;
    if (openers.has(type)) depth++;
    else if (closers.has(type) && --depth === 0) return at;
  }
  return -1;
}

/** `enum Color { Red, Green }` becomes `type Color = Red | Green`; false if it is none. */
export function replaceEnum(context: HabitContext, index: number): IToken[] | undefined {
  const { raw, replaced, source } = context;
  const open = index + 2;
  if (raw[open]?.tokenType !== T.BlockOpen) return undefined;
  const close = closingBracket(raw, open);
  const word = raw[index]!;
  if (close === -1) return undefined;
  const variants = variantsIn(context, open, close);
  const whole = { file: source.path, start: word.startOffset, end: raw[close]!.endOffset! + 1 };
  const name = raw[index + 1]!.image;
  const written = variants.tokens.length > 0;
  const edits = [{ span: whole, newText: `type ${name} = ${variants.text}` }];
  context.problems.push(
    diagnostics.foreignForm.at(
      { file: source.path, start: word.startOffset, end: word.endOffset! + 1 },
      { written: "enum", meant: "type X = A | B" },
      { fixes: written && variants.whole ? [{ title: "Write a `type`", edits, safe: true }] : [] },
    ),
  );
  for (let at = open; at <= close; at++) replaced.set(at, []);
  replaced.set(
    open,
    written ? [tokenAs(raw[open]!, T.Equals, "="), ...variants.tokens] : [raw[open]!, raw[close]!],
  );
  return [tokenAs(word, T.TypeKeyword, "type")];
}

interface Variants {
  readonly tokens: IToken[];
  readonly text: string;
  /** True if nothing was left out. */
  readonly whole: boolean;
}

/** The variants between the braces: a name, and what stands in brackets behind it. */
function variantsIn({ raw, source }: HabitContext, open: number, close: number): Variants {
  const tokens: IToken[] = [];
  const texts: string[] = [];
  let whole = true;
  for (let at = open + 1; at < close; at++) {
    const token = raw[at]!;
    if (token.tokenType !== T.TypeName) {
      whole &&= token.tokenType === T.Comma || token.tokenType === T.Newline;
      continue;
    }
    if (tokens.length > 0) tokens.push(tokenAs(token, T.Bar, "|"));
    tokens.push(token);
    let text = token.image;
    const payload = raw[at + 1]?.tokenType;
    if (payload === T.ParenOpen || payload === T.BlockOpen) {
      const end = closingBracket(raw, at + 1);
      const inside = raw.slice(at + 2, end).filter(({ tokenType }) => tokenType !== T.Newline);
      tokens.push(tokenAs(raw[at + 1]!, T.ParenOpen, "("), ...inside);
      tokens.push(tokenAs(raw[end]!, T.ParenClose, ")"));
      text += `(${source.text.slice(raw[at + 1]!.endOffset! + 1, raw[end]!.startOffset).trim()})`;
      at = end;
    }
    texts.push(text);
    const next = raw[at + 1]?.tokenType;
    // `Red = 1`: the number says nothing here.
    if (next === T.Equals) {
      whole = false;
      while (at + 1 < close && raw[at + 1]!.tokenType !== T.Comma) at++;
    }
  }
  return { tokens, text: texts.join(" | "), whole };
}

/** One `case` or `default` of a `switch`: where its word and its colon stand. */
interface Case {
  readonly word: number;
  readonly colon: number;
}

/** `switch x { case 1: … default: … }` becomes `match x { 1 => { … } _ => { … } }`. */
export function replaceSwitch(context: HabitContext, index: number): IToken[] | undefined {
  const { raw, replaced, source } = context;
  let open = index + 1;
  if (raw[open]?.tokenType === T.ParenOpen) open = closingBracket(raw, open) + 1;
  while (open > 0 && raw[open] !== undefined && raw[open]!.tokenType !== T.BlockOpen) {
    if (raw[open]!.tokenType === T.Newline) return undefined;
    open++;
  }
  const close = open > 0 && raw[open] !== undefined ? closingBracket(raw, open) : -1;
  if (close === -1) return undefined;
  const word = raw[index]!;
  const edits: TextEdit[] = [];
  const spanAt = (from: number, to: number): TextEdit["span"] => ({
    file: source.path,
    start: from,
    end: to,
  });
  edits.push({ span: spanAt(word.startOffset, word.endOffset! + 1), newText: "match" });
  const cases = casesIn(raw, open, close);
  for (const [place, { word: at, colon }] of cases.entries()) {
    const isDefault = raw[at]!.image === "default";
    const end = cases[place + 1]?.word ?? close;
    const start = raw[at]!.startOffset;
    const pattern = isDefault ? [tokenAs(raw[at]!, T.Identifier, "_")] : [];
    replaced.set(at, pattern);
    edits.push({
      span: spanAt(start, isDefault ? raw[at]!.endOffset! + 1 : raw[at + 1]!.startOffset),
      newText: isDefault ? "_" : "",
    });
    const mark = raw[colon]!;
    const behind = spanAt(mark.startOffset, mark.endOffset! + 1);
    let first = colon + 1;
    while (raw[first]?.tokenType === T.Newline) first++;
    if (first === end && place + 1 < cases.length) {
      // An empty case falls through to the next one.
      for (let skipped = colon + 1; skipped < end; skipped++) replaced.set(skipped, []);
      replaced.set(colon, [tokenAs(mark, T.Bar, "|")]);
      const next = raw[cases[place + 1]!.word]!.startOffset;
      edits.push({ span: { ...behind, end: next }, newText: " | " });
      continue;
    }
    replaced.set(colon, [tokenAs(mark, T.FatArrow, "=>"), tokenAs(mark, T.BlockOpen, "{")]);
    edits.push({ span: behind, newText: " => {" });
    let last = end - 1;
    const separates = (at: number): boolean =>
      raw[at]!.tokenType === T.Newline || raw[at]!.tokenType === T.Semicolon;
    while (separates(last)) last--;
    if (raw[last]!.tokenType === T.BreakKeyword) {
      replaced.set(last, []);
      const leaving = raw[last]!;
      edits.push({ span: spanAt(leaving.startOffset, leaving.endOffset! + 1), newText: "" });
    }
    const closing = tokenAs(raw[last]!, T.BraceClose, "}");
    replaced.set(last, [...(replaced.get(last) ?? [raw[last]!]), closing]);
    const behindLast = raw[last]!.endOffset! + 1;
    edits.push({ span: spanAt(behindLast, behindLast), newText: " }" });
  }
  context.problems.push(
    diagnostics.foreignForm.at(
      spanAt(word.startOffset, word.endOffset! + 1),
      {
        written: "switch",
        meant: "match",
        hint: "An arm is `pattern => …`, nothing falls through, and `_` takes the rest.",
      },
      { fixes: [{ title: "Write a `match`", edits, safe: cases.length > 0 }] },
    ),
  );
  return [tokenAs(word, T.MatchKeyword, "match")];
}

function casesIn(raw: readonly IToken[], open: number, close: number): Case[] {
  const cases: Case[] = [];
  let depth = 0;
  for (let at = open + 1; at < close; at++) {
    const { tokenType, image } = raw[at]!;
    if (openers.has(tokenType)) depth++;
    else if (closers.has(tokenType)) depth--;
    if (depth > 0 || tokenType !== T.Identifier || (image !== "case" && image !== "default"))
      continue;
    let colon = at + 1;
    while (colon < close && !isCaseEnd(raw[colon]!.tokenType)) colon++;
    if (raw[colon]!.tokenType === T.Colon) cases.push({ word: at, colon });
  }
  return cases;
}

function isCaseEnd(type: TokenType): boolean {
  return type === T.Colon || type === T.Newline || type === T.FatArrow;
}
