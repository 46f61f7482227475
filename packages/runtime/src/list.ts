/** Indexing and slicing of lists and bytes. */

import { panic } from "./panic.ts";
import type { Range } from "./range.ts";

/** `xs[i]`: panics outside. */
export function listIndex<T>(items: ArrayLike<T>, index: number): T {
  if (index < 0 || index >= items.length) indexOutside(items.length, index);
  return items[index] as T;
}

/** Checks the index of `xs[i] = v`, which never grows the list. */
export function checkIndex(items: ArrayLike<unknown>, index: number): number {
  if (index < 0 || index >= items.length) indexOutside(items.length, index);
  return index;
}

function indexOutside(length: number, index: number): never {
  return panic`index ${index} is outside a list of length ${length}`;
}

/** `xs[a..b]`: what lies outside is left out. */
export function listSlice<T>(items: readonly T[], range: Range): T[] {
  return items.slice(Math.max(0, range.start), Math.max(0, range.end));
}

export function bytesSlice(bytes: Uint8Array, range: Range): Uint8Array {
  return bytes.slice(Math.max(0, range.start), Math.max(0, range.end));
}
