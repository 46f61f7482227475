/**
 * Nodes that outlive an edit. A file that is read again takes over the items whose tokens are as they were, moved to where they
 * stand now, so that what is known of their nodes stays known, and only what is around the edit is read.
 */

import type { Problem } from "@neuro-lang/diagnostics";
import type { Parsed } from "./parse.ts";
import type { TokenList } from "./token-list.ts";
import * as T from "./tokens.ts";
import type { Item, Node } from "./tree/index.ts";
import { forEachChild } from "./walk.ts";

/** How many tokens behind an item may have a say in how it is read. */
const lookahead = 3;
const NEWLINE = T.Newline.tokenTypeIdx!;

export class KeptItems {
  readonly #before: TokenList;
  readonly #now: TokenList;
  /** By where they began. */
  readonly #items: ReadonlyMap<number, Item>;
  /** How many tokens are the same, from the beginning and from the end. */
  readonly #leading: number;
  readonly #trailing: number;
  /** From where on the text before the edit is as the text is now. */
  readonly #calm: number;
  readonly #taken: { readonly item: Item; readonly distance: number }[] = [];

  constructor({ module, problems, tokens: before }: Parsed, now: TokenList) {
    this.#before = before;
    this.#now = now;
    this.#items = wholeItems(module.items, problems, before);
    this.#leading = leadingTokens(before, now);
    const same = trailingCharacters(before.text, now.text);
    this.#trailing = trailingTokens(before, now, same, this.#leading);
    this.#calm = before.text.length - same;
  }

  /** Takes over the item that begins with a token and is documented so, if it is as it was; gives the index of the token behind it. */
  take(
    index: number,
    documentation: () => string | undefined,
  ): { readonly item: Item; readonly next: number } | undefined {
    const [before, now] = [this.#before, this.#now];
    const isLeading = index < this.#leading;
    const shift = isLeading ? 0 : before.length - now.length;
    const start = index + shift;
    if (!isLeading && start < before.length - this.#trailing) return undefined;
    const item = this.#items.get(before.starts[start]!);
    if (item === undefined) return undefined;
    const end = before.indexAt(item.end);
    const isSame = isLeading
      ? end + lookahead <= this.#leading
      : this.#isCalmBefore(start) || item.documentation === documentation();
    if (!isSame) return undefined;
    this.#taken.push({ item, distance: now.starts[index]! - item.start });
    return { item, next: end - shift };
  }

  /** True if what stands in front of a token is as it was: comments there belong to the item. */
  #isCalmBefore(index: number): boolean {
    const { kinds, ends } = this.#before;
    let previous = index - 1;
    while (previous >= 0 && kinds[previous] === NEWLINE) previous--;
    return previous >= 0 && ends[previous]! >= this.#calm;
  }

  /** Moves what was taken over to where it stands now. The tree before is used up. */
  move(): void {
    for (const { item, distance } of this.#taken) if (distance !== 0) move(item, distance);
  }
}

/** Items that hang on their own tokens only: what was mended while it was read may be what it is because of what stands around it. */
function wholeItems(
  items: readonly Item[],
  problems: readonly Problem[],
  tokens: TokenList,
): ReadonlyMap<number, Item> {
  // What is missing at the end of an item is said at what stands behind it.
  const reach = (end: number): number =>
    tokens.starts[Math.min(tokens.indexAt(end) + lookahead, tokens.length - 1)]!;
  const whole = new Map<number, Item>();
  let taken = 0;
  for (const item of items) {
    const { kind, start, end } = item;
    // What was written inside of another item is read in its own way there.
    const isInside = start < taken;
    taken = Math.max(taken, end);
    if (isInside || kind === "ErrorItem") continue;
    const isMended = problems.some(({ span }) => start <= span.end && span.start <= reach(end));
    if (!isMended) whole.set(start, item);
  }
  return whole;
}

/** Tokens that are the same, in the same text. */
function leadingTokens(before: TokenList, now: TokenList): number {
  const same = leadingCharacters(before.text, now.text);
  const length = Math.min(before.length, now.length);
  let count = 0;
  while (
    count < length &&
    before.kinds[count] === now.kinds[count] &&
    before.starts[count] === now.starts[count] &&
    before.ends[count] === now.ends[count] &&
    now.ends[count]! <= same
  )
    count++;
  return count;
}

/** Of the tokens behind the leading ones: where a piece of text was doubled, it is the same from both ends. */
function trailingTokens(before: TokenList, now: TokenList, same: number, leading: number): number {
  const distance = now.text.length - before.text.length;
  const from = now.text.length - same;
  const length = Math.min(before.length, now.length) - leading;
  let count = 0;
  for (; count < length; count++) {
    const [old, index] = [before.length - 1 - count, now.length - 1 - count];
    if (
      before.kinds[old] !== now.kinds[index] ||
      before.starts[old]! + distance !== now.starts[index] ||
      before.ends[old]! + distance !== now.ends[index] ||
      now.starts[index]! < from
    )
      break;
  }
  return count;
}

/** Texts are compared by pieces first: that is quicker than by characters. */
const piece = 1024;

function leadingCharacters(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  let count = 0;
  while (count + piece <= length && a.slice(count, count + piece) === b.slice(count, count + piece))
    count += piece;
  while (count < length && a.charCodeAt(count) === b.charCodeAt(count)) count++;
  return count;
}

function trailingCharacters(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  const last = (text: string, count: number, size: number): string =>
    text.slice(text.length - count - size, text.length - count);
  let count = 0;
  while (count + piece <= length && last(a, count, piece) === last(b, count, piece)) count += piece;
  while (count < length && last(a, count, 1) === last(b, count, 1)) count++;
  return count;
}

function move(item: Item, distance: number): void {
  const open: Node[] = [item];
  const push = (child: Node): void => {
    open.push(child);
  };
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    node.start += distance;
    node.end += distance;
    forEachChild(node, push);
  }
}
