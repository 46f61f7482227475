/** Changes in place, where the type does not tell the compiler what it changes. */

import { NeuroMap } from "./map.ts";
import { panic } from "./panic.ts";
import { NeuroSet } from "./set.ts";

/** A copy of one level: what is inside is shared. Whatever cannot be changed in place is given back as it is. */
export function copyOf<T>(value: T): T;
export function copyOf(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.slice();
  if (value instanceof NeuroMap || value instanceof NeuroSet) return value.copy();
  const prototype = Object.getPrototypeOf(value) as object | null;
  return Object.defineProperties(Object.create(prototype), Object.getOwnPropertyDescriptors(value));
}

/** Gives an object, which a caller holds, the contents of another of its type. */
export function replaceWith<T extends object>(target: T, source: T): void;
export function replaceWith(target: object, source: object): void {
  if (target === source) return;
  if (Array.isArray(target)) {
    const items = source as unknown[];
    target.length = items.length;
    for (let index = 0; index < items.length; index++) target[index] = items[index];
  } else if (target instanceof NeuroMap) {
    const entries = [...(source as NeuroMap<unknown, unknown>)];
    target.clear();
    for (const [key, value] of entries) target.set(key, value);
  } else if (target instanceof NeuroSet) {
    const items = [...(source as NeuroSet<unknown>)];
    target.clear();
    for (const item of items) target.add(item);
  } else {
    Object.assign(target, source);
  }
}

/** Panics if a place leads through a key that a map does not have. */
export function checkKey(map: NeuroMap<unknown, unknown>, key: unknown): void {
  if (!map.has(key)) panic("this Map has no such key");
}
