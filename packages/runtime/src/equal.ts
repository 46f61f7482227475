/** `==`: structural and reflexive (NaN equals NaN); 1 and 1.0 are the same number. */

import { Decimal } from "./decimal.ts";
import { NeuroMap } from "./map.ts";
import { NeuroSet } from "./set.ts";

export function equal(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null) {
    return typeof left === "number" && left !== left && right !== right;
  }
  if (Array.isArray(left)) return Array.isArray(right) && equalLists(left, right);
  // Json may hold a key `constructor`, which says nothing of the object's class.
  if (left.constructor !== right.constructor) {
    const plain = Object.prototype;
    if (Object.getPrototypeOf(left) !== plain || Object.getPrototypeOf(right) !== plain)
      return false;
  }
  if (left instanceof NeuroMap) return equalMaps(left, right as NeuroMap<unknown, unknown>);
  if (left instanceof NeuroSet) return equalSets(left, right as NeuroSet<unknown>);
  if (left instanceof Decimal) return left.compare(right as Decimal) === 0;
  if (left instanceof Uint8Array) return equalLists(left, right as Uint8Array);
  if (left instanceof RegExp)
    return left.source === (right as RegExp).source && left.flags === (right as RegExp).flags;
  return equalFields(left as Fields, right as Fields);
}

type Fields = Record<string, unknown>;

function equalLists(left: ArrayLike<unknown>, right: ArrayLike<unknown>): boolean {
  const { length } = left;
  if (length !== right.length) return false;
  for (let index = 0; index < length; index++) {
    if (!equal(left[index], right[index])) return false;
  }
  return true;
}

/** Entries in any order. */
function equalMaps(left: NeuroMap<unknown, unknown>, right: NeuroMap<unknown, unknown>): boolean {
  if (left.size !== right.size) return false;
  for (const [key, value] of left) {
    if (!right.has(key) || !equal(value, right.get(key))) return false;
  }
  return true;
}

function equalSets(left: NeuroSet<unknown>, right: NeuroSet<unknown>): boolean {
  if (left.size !== right.size) return false;
  for (const item of left) if (!right.has(item)) return false;
  return true;
}

/** Records, variants, failures (of one class, hence with the same fields), and Json. */
function equalFields(left: Fields, right: Fields): boolean {
  if (Object.getPrototypeOf(left) === Object.prototype) return equalObjects(left, right);
  for (const name in left) if (!equal(left[name], right[name])) return false;
  return true;
}

/** The plain objects of Json, whose keys are data and may stand in any order. */
function equalObjects(left: Fields, right: Fields): boolean {
  const names = Object.keys(left);
  if (names.length !== Object.keys(right).length) return false;
  for (const name of names) {
    if (!Object.hasOwn(right, name) || !equal(left[name], right[name])) return false;
  }
  return true;
}
