// @ts-check
/** Externs of neuro:json. @module */
import { NeuroMap } from "@neuro-lang/runtime";
import { fromJsonData, isObject, Mismatch, toJsonData } from "./shared/codec.js";
import { explainJsonError } from "./shared/json-errors.js";
import { applied, operationsBetween, PatchProblem } from "./shared/json-patch.js";
import { schemaOf } from "./shared/schema.js";

/** @typedef {import("@neuro-lang/runtime").TypeDescriptor} TypeDescriptor */

/** @param {string} text @returns {[unknown[], string]} the value in a list, or an empty one and why */
export function parsed(text) {
  try {
    return [[JSON.parse(text)], ""];
  } catch {
    return [[], explainJsonError(text)];
  }
}

/** @param {TypeDescriptor} type @param {string} text @returns {[unknown[], string, string]} */
export function decoded(type, text) {
  const [values, why] = parsed(text);
  return values.length === 0 ? [[], "$", why] : converted(type, values[0]);
}

/** @param {TypeDescriptor} type @param {unknown} value @returns {[unknown[], string, string]} */
export function converted(type, value) {
  try {
    return [[fromJsonData(type, value)], "", ""];
  } catch (error) {
    if (error instanceof Mismatch) return [[], error.path, error.message];
    throw error;
  }
}

/** @param {TypeDescriptor} type @param {unknown} value @param {number} indent */
export function encode(type, value, indent) {
  return JSON.stringify(toJsonData(type, value), undefined, indent);
}

/** @param {TypeDescriptor} type @param {unknown} value */
export function toJson(type, value) {
  return toJsonData(type, value);
}

/** @param {TypeDescriptor} type */
export function schema(type) {
  return schemaOf(type);
}

/** @param {unknown} value @param {string} path @returns {unknown} */
export function get(value, path) {
  let found = value;
  for (const [, name, index, quoted] of path.matchAll(
    /([^.[\]$]+)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]/g,
  )) {
    if (index !== undefined && name === undefined) found = item(found, Number(index));
    else found = at(found, name ?? JSON.parse(quoted ?? '""'));
    if (found === undefined) return undefined;
  }
  return found;
}

/** @param {unknown} value @param {unknown} key @returns {unknown} */
export function at(value, key) {
  if (typeof key === "number") return item(value, key);
  const name = /** @type {string} */ (key);
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** @param {unknown} value @param {number} index @returns {unknown} */
function item(value, index) {
  return Array.isArray(value) ? value[index] : undefined;
}

/** @param {unknown} value @returns {string | undefined} */
export function asText(value) {
  return typeof value === "string" ? value : undefined;
}

/** @param {unknown} value @returns {number | undefined} */
export function asInt(value) {
  return Number.isSafeInteger(value) ? /** @type {number} */ (value) + 0 : undefined;
}

/** @param {unknown} value @returns {number | undefined} */
export function asFloat(value) {
  return typeof value === "number" ? value : undefined;
}

/** @param {unknown} value @returns {boolean | undefined} */
export function asBool(value) {
  return typeof value === "boolean" ? value : undefined;
}

/** @param {unknown} value @returns {unknown[] | undefined} */
export function asList(value) {
  return Array.isArray(value) ? value : undefined;
}

/** @param {unknown} value @returns {NeuroMap<string, unknown> | undefined} */
export function asMap(value) {
  return isObject(value) ? new NeuroMap(Object.entries(value)) : undefined;
}

/** @param {unknown} value */
export function isNull(value) {
  return value === null;
}

/** @param {unknown} value @param {unknown} patch @returns {unknown} */
export function merge(value, patch) {
  if (!isObject(patch)) return patch;
  const merged = new Map(isObject(value) ? Object.entries(value) : []);
  for (const [key, change] of Object.entries(patch)) {
    if (change === null) merged.delete(key);
    else merged.set(key, merge(merged.get(key), change));
  }
  return Object.fromEntries(merged);
}

/** @param {unknown} before @param {unknown} after @returns {unknown} */
export function diff(before, after) {
  return operationsBetween(before, after);
}

/** @param {unknown} value @param {unknown} operations @returns {[unknown[], string, string]} */
export function patched(value, operations) {
  try {
    return [[applied(value, operations)], "", ""];
  } catch (error) {
    if (error instanceof PatchProblem) return [[], error.path, error.message];
    throw error;
  }
}
