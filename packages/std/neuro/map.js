// @ts-check
/** Externs of neuro:map. What takes a `var` map changes the one that it is given. @module */
import { NeuroMap } from "@neuro-lang/runtime";

/** @template K, V @param {NeuroMap<K, V>} map @param {K} key @param {V} other @returns {V} */
export function getOr(map, key, other) {
  // A value may itself be none.
  const value = map.get(key);
  return value !== undefined || map.has(key) ? /** @type {V} */ (value) : other;
}

/** @template K, V @param {NeuroMap<K, V>} map @param {K} key @param {V} value */
export function set(map, key, value) {
  map.set(key, value);
}

/** @template K, V @param {NeuroMap<K, V>} map @param {K} key */
export function remove(map, key) {
  map.delete(key);
}

/** @template K, V @param {NeuroMap<K, V>} map */
export function clear(map) {
  map.clear();
}

/** @template K, V @param {NeuroMap<K, V>} map @param {K} key */
export function has(map, key) {
  return map.has(key);
}

/** @template K, V @param {NeuroMap<K, V>} map @returns {K[]} */
export function keys(map) {
  return Array.from(map.keys());
}

/** @template K, V @param {NeuroMap<K, V>} map @returns {V[]} */
export function values(map) {
  return Array.from(map.values());
}

/** @template K, V @param {NeuroMap<K, V>} map @returns {[K, V][]} */
export function entries(map) {
  return Array.from(map);
}

/** @template K, V @param {[K, V][]} pairs @returns {NeuroMap<K, V>} */
export function fromEntries(pairs) {
  return new NeuroMap(pairs);
}

/** @template K, V @param {NeuroMap<K, V>} map @returns {NeuroMap<V, K>} */
export function invert(map) {
  return new NeuroMap(Array.from(map, ([key, value]) => /** @type {[V, K]} */ ([value, key])));
}
