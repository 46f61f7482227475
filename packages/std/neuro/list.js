// @ts-check
/** Externs of neuro:list. What takes a `var` list changes the array that it is given. @module */
import {
  canonicalKey,
  checkIndex,
  compare,
  compareNumbers,
  Decimal,
  equal,
  host,
  int,
  listContains,
  NeuroMap,
  NeuroSet,
  panic,
} from "@neuro-lang/runtime";

/** @typedef {import("@neuro-lang/runtime").TypeDescriptor} TypeDescriptor */

/** @template T @param {T[]} items @returns {T | undefined} */
export function first(items) {
  return items[0];
}

/** @template T @param {T[]} items @returns {T | undefined} */
export function last(items) {
  return items[items.length - 1];
}

/** @template T @param {T[]} items @param {number} index @returns {T | undefined} */
export function at(items, index) {
  return items[index];
}

/** @template T @param {T[][]} lists @returns {T[]} */
export function flatten(lists) {
  /** @type {T[]} */
  const items = [];
  for (const list of lists) appendAll(items, list);
  return items;
}

/** @param {unknown[]} items @param {unknown} item @returns {number | undefined} */
export function indexOf(items, item) {
  for (let index = 0; index < items.length; index++) if (equal(items[index], item)) return index;
  return undefined;
}

/** @param {unknown[]} items @param {unknown} item */
export function contains(items, item) {
  return listContains(items, item);
}

/** @param {TypeDescriptor} type @param {unknown[]} items @returns {unknown} */
export function sum(type, items) {
  switch (type.kind) {
    case "int":
    case "float":
    case "duration":
    case "size": {
      let total = 0;
      for (const item of items) total += /** @type {number} */ (item);
      return type.kind === "int" ? int(total) : total;
    }
    case "decimal":
      return items.reduce(
        (/** @type {Decimal} */ total, item) => total.add(/** @type {Decimal} */ (item)),
        Decimal.fromInt(0),
      );
    default:
      return panic`only lists of numbers, durations and sizes have a sum`;
  }
}

/** @param {TypeDescriptor} type @param {unknown[]} items @returns {number | undefined} */
export function mean(type, items) {
  if (items.length === 0) return undefined;
  if (type.kind !== "int" && type.kind !== "float")
    return panic`only lists of Ints and Floats have a mean`;
  let total = 0;
  for (const item of items) total += /** @type {number} */ (item);
  return total / items.length;
}

/** @template T @param {T[]} items @returns {T | undefined} */
export function min(items) {
  return itemOfLeast(items, items);
}

/** @template T @param {T[]} items @returns {T | undefined} */
export function max(items) {
  return itemOfGreatest(items, items);
}

/** @template T @param {T[]} items @param {unknown[]} keys @returns {T | undefined} */
export function itemOfLeast(items, keys) {
  let found = 0;
  for (let index = 1; index < keys.length; index++)
    if (compare(keys[index], keys[found]) < 0) found = index;
  return items[found];
}

/** @template T @param {T[]} items @param {unknown[]} keys @returns {T | undefined} */
export function itemOfGreatest(items, keys) {
  let found = 0;
  for (let index = 1; index < keys.length; index++)
    if (compare(keys[index], keys[found]) > 0) found = index;
  return items[found];
}

/**
 * Array.prototype.sort never hands `undefined` to its comparison, but none sorts first, so lists with none go by position.
 * @template T @param {T[]} items @param {boolean} descending @returns {T[]}
 */
export function sortedAs(items, descending) {
  if (items.includes(/** @type {T} */ (undefined))) return sortedByKeys(items, items, descending);
  const order = orderOf(items);
  return items.toSorted(descending ? (a, b) => order(b, a) : order);
}

/** @template T @param {T[]} items @param {unknown[]} keys @param {boolean} descending @returns {T[]} */
export function sortedByKeys(items, keys, descending) {
  const order = orderOf(keys);
  const positions = Array.from(items.keys());
  positions.sort(
    descending ? (a, b) => order(keys[b], keys[a]) : (a, b) => order(keys[a], keys[b]),
  );
  return positions.map((position) => /** @type {T} */ (items[position]));
}

/** @param {string} a @param {string} b */
function compareUnits(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The order of the language, or one that agrees with it on these keys and is faster. @param {unknown[]} keys @returns {(a: unknown, b: unknown) => number} */
function orderOf(keys) {
  if (keys.every((key) => typeof key === "number")) {
    return /** @type {(a: unknown, b: unknown) => number} */ (compareNumbers);
  }
  // UTF-16 orders as code points do as long as no surrogates are compared with what lies above them.
  if (keys.every((key) => typeof key === "string" && !/[\ud800-\uffff]/.test(key))) {
    return /** @type {(a: unknown, b: unknown) => number} */ (compareUnits);
  }
  return compare;
}

/** @template T, K @param {T[]} items @param {K[]} keys @returns {NeuroMap<K, T[]>} */
export function groupedByKeys(items, keys) {
  /** @type {NeuroMap<K, T[]>} */
  const groups = new NeuroMap();
  for (let index = 0; index < items.length; index++) {
    const key = /** @type {K} */ (keys[index]);
    const item = /** @type {T} */ (items[index]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

/** @template K @param {K[]} keys @returns {NeuroMap<K, number>} */
export function countedKeys(keys) {
  /** @type {NeuroMap<K, number>} */
  const counts = new NeuroMap();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** @template T, K @param {T[]} items @param {K[]} keys @returns {NeuroMap<K, T>} */
export function indexedByKeys(items, keys) {
  /** @type {NeuroMap<K, T>} */
  const index = new NeuroMap();
  for (let at = 0; at < items.length; at++)
    index.set(/** @type {K} */ (keys[at]), /** @type {T} */ (items[at]));
  return index;
}

/** @template A, B @param {A[]} a @param {B[]} b @returns {[A, B][]} */
export function zip(a, b) {
  const length = Math.min(a.length, b.length);
  return a.slice(0, length).map((item, index) => [item, /** @type {B} */ (b[index])]);
}

/** @template A, B @param {[A, B][]} pairs @returns {[A[], B[]]} */
export function unzip(pairs) {
  return [pairs.map(([left]) => left), pairs.map(([, right]) => right)];
}

/** @template T @param {T[]} items @returns {[number, T][]} */
export function enumerate(items) {
  return items.map((item, index) => [index, item]);
}

/** @template T @param {T[]} items @param {number} n @returns {T[][]} */
export function chunks(items, n) {
  checkPositive(n);
  /** @type {T[][]} */
  const pieces = [];
  for (let start = 0; start < items.length; start += n) pieces.push(items.slice(start, start + n));
  return pieces;
}

/** @template T @param {T[]} items @param {number} n @returns {T[][]} */
export function windows(items, n) {
  checkPositive(n);
  /** @type {T[][]} */
  const runs = [];
  for (let end = n; end <= items.length; end++) runs.push(items.slice(end - n, end));
  return runs;
}

/** @param {number} n */
function checkPositive(n) {
  if (n < 1) panic`a piece of a list needs at least one item, not ${n}`;
}

/** @template T @param {T[]} items @returns {[T, T][]} */
export function pairs(items) {
  return zip(items, items.slice(1));
}

/** @template T @param {T[]} items @param {number} n @returns {T[]} */
export function take(items, n) {
  return items.slice(0, Math.max(0, n));
}

/** @template T @param {T[]} items @param {number} n @returns {T[]} */
export function drop(items, n) {
  return items.slice(Math.max(0, n));
}

/** @template T @param {T[]} items @param {number} n @returns {T[]} */
export function takeLast(items, n) {
  return items.slice(items.length - Math.min(Math.max(0, n), items.length));
}

/** @template T @param {T[]} items @param {number} n @returns {T[]} */
export function dropLast(items, n) {
  return items.slice(0, Math.max(0, items.length - Math.max(0, n)));
}

/** @template T @param {T[]} items @returns {T[]} */
export function distinct(items) {
  return Array.from(new NeuroSet(items));
}

/** @template T @param {T[]} items @param {unknown[]} keys @returns {T[]} */
export function distinctByKeys(items, keys) {
  const seen = new Set();
  return items.filter((_, index) => {
    const key = canonicalKey(keys[index]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** @param {string[]} items @param {string} separator */
export function join(items, separator = "") {
  return items.join(separator);
}

/** @template T @param {T[]} items @param {T} item */
export function append(items, item) {
  items.push(item);
}

/** @template T @param {T[]} items @param {T[]} others */
export function appendAll(items, others) {
  // A spread into push would overflow the stack for long lists; the length is fixed first in case both are one array.
  const { length } = others;
  for (let index = 0; index < length; index++) items.push(/** @type {T} */ (others[index]));
}

/** @template T @param {T[]} items @param {T} item */
export function prepend(items, item) {
  items.unshift(item);
}

/** @template T @param {T[]} items @param {number} index @param {T} item */
export function insert(items, index, item) {
  if (index < 0 || index > items.length)
    panic`nothing can be inserted at ${index} into a list of length ${items.length}`;
  items.splice(index, 0, item);
}

/** @template T @param {T[]} items @param {number} index @returns {T} */
export function removeAt(items, index) {
  return /** @type {T} */ (items.splice(checkIndex(items, index), 1)[0]);
}

/** @template T @param {T[]} items @returns {T | undefined} */
export function removeFirst(items) {
  return items.shift();
}

/** @template T @param {T[]} items @returns {T | undefined} */
export function removeLast(items) {
  return items.pop();
}

/** @param {unknown[]} items */
export function clear(items) {
  items.length = 0;
}

/** @param {unknown[]} items */
export function reverse(items) {
  items.reverse();
}

/** @param {unknown[]} items @param {number} i @param {number} j */
export function swap(items, i, j) {
  const held = items[checkIndex(items, i)];
  items[i] = items[checkIndex(items, j)];
  items[j] = held;
}

/** @template T @param {T[]} items @returns {T[]} */
export function reversed(items) {
  return items.toReversed();
}

/** Fisher and Yates. @param {unknown[]} items */
export function shuffle(items) {
  const { random } = host();
  for (let index = items.length - 1; index > 0; index--)
    swap(items, index, Math.floor(random.next() * (index + 1)));
}

/** @template K, V @param {[K, V][]} entries @returns {NeuroMap<K, V>} */
export function toMap(entries) {
  return new NeuroMap(entries);
}

/** @template T @param {T[]} items @returns {NeuroSet<T>} */
export function toSet(items) {
  return new NeuroSet(items);
}

/** @template T @param {T[]} items @param {number} n @returns {T[]} */
export function repeat(items, n) {
  // oxlint-disable-next-line unicorn/no-new-array -- the argument is a length, and this is the fast way
  if (items.length === 1 && n > 0) return new Array(n).fill(/** @type {T} */ (items[0]));
  /** @type {T[]} */
  const all = [];
  for (let round = 0; round < n; round++) appendAll(all, items);
  return all;
}
