/**
 * Tokens as columns: kinds, starts and ends, each in one typed array. A file of 30,000 lines has 230,000 tokens; as objects they
 * would cost more to keep alive than to find. Their texts are read where somebody asks.
 */

import type { IToken, TokenType } from "chevrotain";

import * as T from "./tokens.ts";

const kindCount = Math.max(...T.allTokens.map(({ tokenTypeIdx }) => tokenTypeIdx!)) + 1;
if (kindCount > 256) throw new Error("A token's kind no longer fits into a byte.");

const typeOf: (TokenType | undefined)[] = Array.from({ length: kindCount });
/** Kind → the text that every token of it has. */
const fixedText: (string | undefined)[] = Array.from({ length: kindCount });
for (const type of T.allTokens) typeOf[type.tokenTypeIdx!] = type;
for (const { type, text } of T.tokenTable) fixedText[type.tokenTypeIdx!] = text;
fixedText[T.endOfFile.tokenTypeIdx!] = "";

export class TokenList {
  readonly text: string;
  length = 0;
  kinds: Uint8Array;
  starts: Int32Array;
  /** Exclusive. */
  ends: Int32Array;
  /** The texts that differ from what the source has there: in another normal form, or of another language. */
  private images: Map<number, string> | undefined;

  constructor(text: string, capacity: number) {
    this.text = text;
    this.kinds = new Uint8Array(capacity);
    this.starts = new Int32Array(capacity);
    this.ends = new Int32Array(capacity);
  }

  add(kind: number, start: number, end: number): void {
    const { length } = this;
    if (length === this.kinds.length) this.grow();
    this.kinds[length] = kind;
    this.starts[length] = start;
    this.ends[length] = end;
    this.length = length + 1;
  }

  /** Adds a token of another list, as a kind. */
  addFrom(other: TokenList, index: number, kind: number): void {
    const image = other.images?.get(index);
    if (image !== undefined) this.setImage(this.length, image);
    this.add(kind, other.starts[index]!, other.ends[index]!);
  }

  private grow(): void {
    const capacity = this.kinds.length * 2 + 16;
    const { kinds, starts, ends } = this;
    this.kinds = new Uint8Array(capacity);
    this.starts = new Int32Array(capacity);
    this.ends = new Int32Array(capacity);
    this.kinds.set(kinds);
    this.starts.set(starts);
    this.ends.set(ends);
  }

  setImage(index: number, image: string): void {
    this.images ??= new Map();
    this.images.set(index, image);
  }

  image(index: number): string {
    if (this.images !== undefined) {
      const image = this.images.get(index);
      if (image !== undefined) return image;
    }
    return fixedText[this.kinds[index]!] ?? this.text.slice(this.starts[index]!, this.ends[index]!);
  }

  /** The index of the token that begins at the offset, or of the first one behind it. */
  indexAt(start: number): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.starts[middle]! < start) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  type(index: number): TokenType {
    return typeOf[this.kinds[index]!]!;
  }

  /** The tokens as objects of their own, as chevrotain takes them. */
  toObjects(): IToken[] {
    return Array.from({ length: this.length }, (_, index) => ({
      image: this.image(index),
      startOffset: this.starts[index]!,
      endOffset: this.ends[index]! - 1,
      tokenTypeIdx: this.kinds[index]!,
      tokenType: this.type(index),
    }));
  }

  static of(text: string, tokens: readonly IToken[]): TokenList {
    const list = new TokenList(text, tokens.length);
    for (const [index, { image, startOffset, endOffset, tokenTypeIdx }] of tokens.entries()) {
      list.add(tokenTypeIdx, startOffset, endOffset! + 1);
      if (list.image(index) !== image) list.setImage(index, image);
    }
    return list;
  }
}

/** One token of a list, read from its columns. */
export class Token implements IToken {
  private readonly list: TokenList;
  private readonly index: number;

  constructor(list: TokenList, index: number) {
    this.list = list;
    this.index = index;
  }

  get tokenTypeIdx(): number {
    return this.list.kinds[this.index]!;
  }
  get tokenType(): TokenType {
    return this.list.type(this.index);
  }
  get startOffset(): number {
    return this.list.starts[this.index]!;
  }
  /** Inclusive, as chevrotain has it. */
  get endOffset(): number {
    return this.list.ends[this.index]! - 1;
  }
  get image(): string {
    return this.list.image(this.index);
  }
}
