// @ts-check
/** JSON Patch (RFC 6902): finding the operations between two documents, and applying them. @module */
import { equal } from "@neuro-lang/runtime";
import { isObject } from "./codec.js";

/** @typedef {{ op: string, path: string, from?: string, value?: unknown }} Operation */

/** An operation that cannot be applied; `path` is the place in the document. */
export class PatchProblem extends Error {
  /** @param {string} path @param {string} message */
  constructor(path, message) {
    super(message);
    this.path = path;
  }
}

/** @param {unknown} before @param {unknown} after @param {string} path @returns {Operation[]} */
export function operationsBetween(before, after, path = "") {
  if (equal(before, after)) return [];
  if (Array.isArray(before) && Array.isArray(after)) return itemOperations(before, after, path);
  if (!isObject(before) || !isObject(after)) return [{ op: "replace", path, value: after }];
  /** @type {Operation[]} */
  const operations = [];
  for (const key of Object.keys(before))
    if (!Object.hasOwn(after, key)) operations.push({ op: "remove", path: below(path, key) });
  for (const [key, value] of Object.entries(after)) {
    const place = below(path, key);
    if (Object.hasOwn(before, key))
      operations.push(...operationsBetween(before[key], value, place));
    else operations.push({ op: "add", path: place, value });
  }
  return operations;
}

/** What both lists start and end with stays; what stands between is changed in place, then removed or added. @param {unknown[]} before @param {unknown[]} after @param {string} path */
function itemOperations(before, after, path) {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && equal(before[start], after[start])) start++;
  let end = 0;
  while (end < shorter - start && equal(before.at(-1 - end), after.at(-1 - end))) end++;
  const removed = before.length - end;
  const added = after.length - end;
  /** @type {Operation[]} */
  const operations = [];
  for (let at = start; at < Math.min(removed, added); at++)
    operations.push(...operationsBetween(before[at], after[at], below(path, String(at))));
  for (let at = removed - 1; at >= added; at--)
    operations.push({ op: "remove", path: below(path, String(at)) });
  for (let at = removed; at < added; at++)
    operations.push({ op: "add", path: below(path, String(at)), value: after[at] });
  return operations;
}

/** @param {string} path @param {string} key */
function below(path, key) {
  return `${path}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/** @param {unknown} document @param {unknown} patch @returns {unknown} */
export function applied(document, patch) {
  if (!Array.isArray(patch)) throw new PatchProblem("", "a patch is a list of operations");
  return patch.reduce(applyOperation, document);
}

/** @param {unknown} document @param {unknown} operation @returns {unknown} */
function applyOperation(document, operation) {
  if (!isObject(operation))
    throw new PatchProblem("", `${JSON.stringify(operation)} is not an operation`);
  const { op } = operation;
  const path = pathOf(operation, "path");
  switch (op) {
    case "add":
      return changed(document, path, () => valueOf(operation), true);
    case "replace":
      found(document, path);
      return changed(document, path, () => valueOf(operation), false);
    case "remove":
      return without(document, path);
    case "copy":
      return changed(document, path, () => found(document, pathOf(operation, "from")), true);
    case "move": {
      const from = pathOf(operation, "from");
      const value = found(document, from);
      return changed(without(document, from), path, () => value, true);
    }
    case "test":
      if (equal(found(document, path), valueOf(operation))) return document;
      throw new PatchProblem(pointer(path), `another value stands here than the patch expects`);
    default:
      throw new PatchProblem(
        pointer(path),
        `\`${String(op)}\` is none of add, remove, replace, move, copy, test`,
      );
  }
}

/** @param {Record<string, unknown>} operation @param {"path" | "from"} name @returns {string[]} */
function pathOf(operation, name) {
  const text = operation[name];
  if (typeof text !== "string" || (text !== "" && !text.startsWith("/")))
    throw new PatchProblem("", `the operation has no \`${name}\` such as "/items/0"`);
  const keys = text.split("/").slice(1);
  return keys.map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** @param {Record<string, unknown>} operation */
function valueOf(operation) {
  if (Object.hasOwn(operation, "value")) return operation["value"];
  throw new PatchProblem(String(operation["path"]), "the operation has no `value`");
}

/** @param {string[]} path */
function pointer(path) {
  return path.reduce(below, "");
}

/** @param {unknown} document @param {string[]} path @returns {unknown} */
function found(document, path) {
  let value = document;
  for (const [depth, key] of path.entries()) {
    if (Array.isArray(value)) value = value[position(value, key, path, value.length - 1)];
    else if (isObject(value) && Object.hasOwn(value, key)) value = value[key];
    else throw new PatchProblem(pointer(path.slice(0, depth + 1)), "nothing stands here");
  }
  return value;
}

/** @param {unknown[]} items @param {string} key @param {string[]} path @param {number} last */
function position(items, key, path, last) {
  const at = key === "-" ? items.length : Number(key);
  if ((key === "-" || /^(0|[1-9][0-9]*)$/.test(key)) && at <= last) return at;
  throw new PatchProblem(pointer(path), `a list of ${items.length} has no place \`${key}\``);
}

/**
 * A copy of the document with a value put at the path: into a list, before what stands there, if it is inserted.
 * @param {unknown} document @param {string[]} path @param {() => unknown} value @param {boolean} inserted @returns {unknown}
 */
function changed(document, path, value, inserted) {
  const [key] = path;
  if (key === undefined) return value();
  return atParent(document, path, (parent, last) => {
    if (!Array.isArray(parent)) return withKey(parent, last, value());
    const at = position(parent, last, path, inserted ? parent.length : parent.length - 1);
    return parent.toSpliced(at, inserted ? 0 : 1, value());
  });
}

/** @param {unknown} document @param {string[]} path */
function without(document, path) {
  found(document, path);
  if (path.length === 0) return null;
  return atParent(document, path, (parent, last) => {
    if (Array.isArray(parent)) return parent.toSpliced(Number(last), 1);
    return Object.fromEntries(Object.entries(parent).filter(([key]) => key !== last));
  });
}

/**
 * A copy of the document with the list or object around the path's end replaced.
 * @param {unknown} document @param {string[]} path @param {(parent: unknown[] | Record<string, unknown>, key: string) => unknown} change @returns {unknown}
 */
function atParent(document, path, change) {
  const last = /** @type {string} */ (path.at(-1));
  /** @param {unknown} value @param {number} depth @returns {unknown} */
  const copy = (value, depth) => {
    if (!Array.isArray(value) && !isObject(value))
      throw new PatchProblem(pointer(path.slice(0, depth)), "this has no parts");
    if (depth === path.length - 1) return change(value, last);
    const key = /** @type {string} */ (path[depth]);
    const inner = copy(found(value, [key]), depth + 1);
    return Array.isArray(value) ? value.with(Number(key), inner) : withKey(value, key, inner);
  };
  return copy(document, 0);
}

/** As an own key, even if its name is `__proto__`. @param {Record<string, unknown>} object @param {string} key @param {unknown} value */
function withKey(object, key, value) {
  return Object.fromEntries(new Map(Object.entries(object)).set(key, value));
}
