/**
 * Keys of maps and sets. A primitive is its own key in a native Map. A structured value gets a canonical text that is the same
 * exactly for equal values of one type.
 */

import { Decimal } from "./decimal.ts";
import { NeuroMap } from "./map.ts";
import { NeuroSet } from "./set.ts";

/** True for what a native Map already compares as the language does: numbers (NaN too), texts, Bools, none. */
export function isPrimitiveKey(value: unknown): boolean {
  return typeof value !== "object" || value === null;
}

export function canonicalKey(value: unknown): string {
  switch (typeof value) {
    case "number":
      return value === 0 ? "0" : String(value);
    case "string":
      return `"${value.length}:${value}`;
    case "boolean":
      return value ? "t" : "f";
    case "undefined":
      return "n";
    case "object":
      return value === null ? "null" : canonicalObject(value);
    default:
      throw new TypeError(`a ${typeof value} has no key`);
  }
}

function canonicalObject(value: object): string {
  if (Array.isArray(value)) return canonicalList(value);
  if (value instanceof NeuroMap) {
    const entries = [...value].map(([key, item]) => `${canonicalKey(key)}=${canonicalKey(item)}`);
    return `M{${entries.toSorted().join(",")}}`;
  }
  if (value instanceof NeuroSet) return `S{${[...value].map(canonicalKey).toSorted().join(",")}}`;
  if (value instanceof Decimal) return `d${value.canonical()}`;
  if (value instanceof Uint8Array) return `b${value.join(",")};`;
  if (value instanceof RegExp) return `r${canonicalKey(value.source)}${value.flags}`;
  const fields = value as Record<string, unknown>;
  if (Object.getPrototypeOf(value) === Object.prototype) {
    const names = Object.keys(fields).toSorted();
    const entries = names.map((name) => `${canonicalKey(name)}=${canonicalKey(fields[name])}`);
    return `{${entries.join(",")}}`;
  }
  // A record's field names are those of its type, so the values alone tell.
  let key = "{";
  for (const name in fields) key += `${canonicalKey(fields[name])},`;
  return `${key}}`;
}

function canonicalList(items: readonly unknown[]): string {
  let key = "[";
  for (const item of items) key += `${canonicalKey(item)},`;
  return `${key}]`;
}
