/** Reads the words of IR's text form, one after the other. */

import { TextFormError, type TextToken } from "./text-tokens.ts";

export class TextReader {
  readonly #tokens: readonly TextToken[];
  #position = 0;

  constructor(tokens: readonly TextToken[]) {
    this.#tokens = tokens;
  }

  atEnd(): boolean {
    return this.token.kind === "end";
  }

  get token(): TextToken {
    return this.#tokens[this.#position]!;
  }

  get following(): TextToken {
    return this.#tokens[this.#position + 1]!;
  }

  next(): TextToken {
    const token = this.token;
    this.#position += 1;
    return token;
  }

  /** Reads the latest word again. */
  back(): void {
    this.#position -= 1;
  }

  is(text: string): boolean {
    return this.token.text === text && this.token.kind !== "string";
  }

  take(text: string): boolean {
    const found = this.is(text);
    if (found) this.#position += 1;
    return found;
  }

  need(text: string): void {
    if (!this.take(text)) throw this.error(text);
  }

  error(wanted: string): TextFormError {
    return new TextFormError(`expected ${wanted}, found ${this.token.text}`, this.token.offset);
  }

  string(): string {
    if (this.token.kind !== "string") throw this.error("a quoted text");
    try {
      const value = JSON.parse(this.token.text) as string;
      this.#position += 1;
      return value;
    } catch {
      throw this.error("a quoted text with escapes as in JSON");
    }
  }

  number(): number {
    if (this.is("NaN") || this.is("Infinity")) return Number(this.next().text);
    if (this.token.kind !== "number") throw this.error("a number");
    return Number(this.next().text);
  }

  /** A name or id, quoted where it is no single word. */
  name(): string {
    if (this.token.kind === "string") return this.string();
    if (this.token.kind !== "name") throw this.error("a name");
    return this.next().text;
  }

  many<Item>(item: () => Item, end: string): Item[] {
    const items: Item[] = [];
    while (!this.take(end)) {
      if (items.length > 0) this.need(",");
      items.push(item());
    }
    return items;
  }

  list<Item>(item: () => Item): Item[] {
    this.need("(");
    return this.many(item, ")");
  }
}
