/**
 * `<` and sorting: a total order over the values of one type. Numbers by size with NaN last, Texts by code points, false before
 * true, none before anything, lists and tuples item by item, records field by field, variants by their place in the sum.
 */

import { Decimal } from "./decimal.ts";

/** Negative, zero or positive. */
export function compare(left: unknown, right: unknown): number {
  if (left === right) return 0;
  if (typeof left === "number" && typeof right === "number") return compareNumbers(left, right);
  if (typeof left === "string" && typeof right === "string") return compareTexts(left, right);
  if (left === undefined) return -1;
  if (right === undefined) return 1;
  if (typeof left === "boolean") return left ? 1 : -1;
  if (left instanceof Decimal) return left.compare(right as Decimal);
  if (Array.isArray(left) || left instanceof Uint8Array) {
    return compareLists(left as ArrayLike<unknown>, right as ArrayLike<unknown>);
  }
  return compareFields(left as Record<string, unknown>, right as Record<string, unknown>);
}

export function compareNumbers(left: number, right: number): number {
  if (left < right) return -1;
  if (left > right) return 1;
  if (left === right) return 0;
  return Number(Number.isNaN(left)) - Number(Number.isNaN(right));
}

/** JavaScript compares UTF-16 units, in which a surrogate (of a code point beyond U+FFFF) sorts before U+E000. */
export function compareTexts(left: string, right: string): number {
  if (left === right) return 0;
  const shared = Math.min(left.length, right.length);
  for (let index = 0; index < shared; index++) {
    const a = left.charCodeAt(index);
    const b = right.charCodeAt(index);
    if (a !== b) {
      const surrogates = Number(isSurrogate(a)) - Number(isSurrogate(b));
      return surrogates === 0 || Math.min(a, b) < 0xd800 ? a - b : surrogates;
    }
  }
  return left.length - right.length;
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}

function compareLists(left: ArrayLike<unknown>, right: ArrayLike<unknown>): number {
  const shared = Math.min(left.length, right.length);
  for (let index = 0; index < shared; index++) {
    const order = compare(left[index], right[index]);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

/** The tag of a variant is its first field, so variants of one sum compare by tag first. */
function compareFields(left: Record<string, unknown>, right: Record<string, unknown>): number {
  for (const name in left) {
    const order = compare(left[name], right[name]);
    if (order !== 0) return order;
  }
  return 0;
}
