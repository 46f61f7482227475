/** Changing values in place where the compiler has to ask the value what it is: copying one level, and becoming another. */

import { NeuroMap } from "./map.ts";
import { panic } from "./panic.ts";
import { NeuroSet } from "./set.ts";
import { show } from "./show.ts";

/** A copy of the outermost level, which may then be changed; what cannot change is its own copy. */
export function copyOf<T>(value: T): T {
  if (typeof value !== "object" || value === null || value instanceof RegExp) return value;
  if (Array.isArray(value)) return value.slice() as T;
  if (value instanceof NeuroMap || value instanceof NeuroSet) return value.copy() as T;
  if (value instanceof Uint8Array) return value.slice() as T;
  return Object.assign(Object.create(Object.getPrototypeOf(value) as object) as object, value) as T;
}

/** Makes a container that others hold equal to another value of its type: assignment to a `var` parameter. */
export function replaceWith<T>(target: T, value: T): void {
  if (target === value) return;
  if (Array.isArray(target)) {
    const items = value as unknown[];
    target.length = items.length;
    for (let index = 0; index < items.length; index++) target[index] = items[index];
  } else if (target instanceof NeuroMap) {
    target.become(value as NeuroMap<unknown, unknown>);
  } else if (target instanceof NeuroSet) {
    target.become(value as NeuroSet<unknown>);
  } else {
    Object.assign(target as object, value);
  }
}

/** Before something inside `m[k]` is changed: the key has to be there. */
export function checkKey(map: NeuroMap<unknown, unknown>, key: unknown): void {
  if (!map.has(key)) panic`the map has no key ${show(key)}`;
}
