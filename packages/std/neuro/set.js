// @ts-check
/** Externs of neuro:set. What takes a `var` set changes the one that it is given. @module */
import { NeuroSet } from "@neuro-lang/runtime";

/** @template T @param {NeuroSet<T>} set @param {T} item */
export function add(set, item) {
  set.add(item);
}

/** @template T @param {NeuroSet<T>} set @param {T} item */
export function remove(set, item) {
  set.delete(item);
}

/** @template T @param {NeuroSet<T>} set */
export function clear(set) {
  set.clear();
}

/** @template T @param {NeuroSet<T>} set @param {T} item */
export function has(set, item) {
  return set.has(item);
}

/** @template T @param {NeuroSet<T>} a @param {NeuroSet<T>} b @returns {NeuroSet<T>} */
export function union(a, b) {
  const all = a.copy();
  for (const item of b) all.add(item);
  return all;
}

/** @template T @param {NeuroSet<T>} a @param {NeuroSet<T>} b @returns {NeuroSet<T>} */
export function intersect(a, b) {
  return new NeuroSet(Array.from(a).filter((item) => b.has(item)));
}

/** @template T @param {NeuroSet<T>} a @param {NeuroSet<T>} b @returns {NeuroSet<T>} */
export function minus(a, b) {
  return new NeuroSet(Array.from(a).filter((item) => !b.has(item)));
}

/** @template T @param {NeuroSet<T>} a @param {NeuroSet<T>} b */
export function isSubsetOf(a, b) {
  for (const item of a) if (!b.has(item)) return false;
  return true;
}

/** @template T @param {NeuroSet<T>} set @returns {T[]} */
export function toList(set) {
  return Array.from(set);
}
