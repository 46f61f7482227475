/** `x in xs` for every collection, and indexing and slicing where only the value tells what it is. */

import { equal } from "./equal.ts";
import { bytesSlice, listIndex, listSlice } from "./list.ts";
import { NeuroMap } from "./map.ts";
import { Range } from "./range.ts";
import { NeuroSet } from "./set.ts";
import { textIndex, textSlice } from "./text.ts";

export function contains(collection: unknown, item: unknown): boolean {
  if (typeof collection === "string") return collection.includes(item as string);
  if (collection instanceof NeuroMap || collection instanceof NeuroSet) return collection.has(item);
  if (collection instanceof Range) return collection.has(item as number);
  return listContains(collection as ArrayLike<unknown>, item);
}

export function listContains(items: ArrayLike<unknown>, item: unknown): boolean {
  const { length } = items;
  for (let index = 0; index < length; index++) if (equal(items[index], item)) return true;
  return false;
}

/** `xs[i]` of a list, text, bytes (panics outside) or map (optional). */
export function index(collection: unknown, at: unknown): unknown {
  if (typeof collection === "string") return textIndex(collection, at as number);
  if (collection instanceof NeuroMap) return collection.get(at);
  return listIndex(collection as ArrayLike<unknown>, at as number);
}

/** `xs[a..b]` of a list, text or bytes. */
export function slice(collection: unknown, range: Range): unknown {
  if (typeof collection === "string") return textSlice(collection, range);
  return collection instanceof Uint8Array
    ? bytesSlice(collection, range)
    : listSlice(collection as unknown[], range);
}
