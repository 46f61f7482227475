// @ts-check
/** Values of a described type from and to plain JSON data, for neuro:json, neuro:csv and neuro:fs. @module */
import {
  Decimal,
  matchesForm,
  NeuroMap,
  NeuroSet,
  payloadName,
  showDuration,
  showTime,
  toText,
} from "@neuro-lang/runtime";
import { parseDuration, parseIsoTime, parseSize } from "./units.js";

/** @typedef {import("@neuro-lang/runtime").TypeDescriptor} TypeDescriptor */
/** @typedef {import("@neuro-lang/runtime").FieldDescriptor} FieldDescriptor */
/** @typedef {Extract<TypeDescriptor, { kind: "opaque" }>} OpaqueDescriptor */

/** Data that does not fit its type. */
export class Mismatch extends Error {
  /** @param {string} path @param {string} message */
  constructor(path, message) {
    super(message);
    this.path = path;
  }
}

/** @param {TypeDescriptor} type @param {unknown} data @param {string} path @returns {unknown} */
export function fromJsonData(type, data, path = "$") {
  switch (type.kind) {
    case "int":
      if (Number.isSafeInteger(data)) return /** @type {number} */ (data) + 0;
      break;
    case "float":
      if (typeof data === "number") return data;
      break;
    case "bool":
      if (typeof data === "boolean") return data;
      break;
    case "text":
      if (typeof data === "string") return toText(data);
      break;
    case "json":
      return data;
    case "unit":
      if (data === null) return undefined;
      break;
    case "optional":
      return data === null ? undefined : fromJsonData(type.inner, data, path);
    case "opaque": {
      const value = fromJsonData(type.inner, data, path);
      if (isWritten(type, value)) return value;
      break;
    }
    case "list":
      return items(data, path).map((item, index) =>
        fromJsonData(type.item, item, `${path}[${index}]`),
      );
    case "set":
      return new NeuroSet(
        items(data, path).map((item, index) => fromJsonData(type.item, item, `${path}[${index}]`)),
      );
    case "tuple": {
      const found = items(data, path);
      if (found.length !== type.items.length) {
        throw new Mismatch(path, `expected ${type.items.length} items, found ${found.length}`);
      }
      return type.items.map((item, index) => fromJsonData(item, found[index], `${path}[${index}]`));
    }
    case "map":
      return mapFromJson(type, data, path);
    case "record":
      return type.make(fieldsFromJson(type.fields(), data, path));
    case "sum":
      return variantFromJson(type, data, path);
    default: {
      const read = typeof data === "string" ? fromWord(type, data) : fromNumber(type, data);
      if (read !== undefined) return read;
    }
  }
  throw new Mismatch(path, `expected ${nameOf(type)}, found ${describe(data)}`);
}

/** Types that travel as a number. @param {TypeDescriptor} type @param {unknown} data @returns {unknown} */
function fromNumber(type, data) {
  if (typeof data !== "number") return undefined;
  if (type.kind === "decimal") return Decimal.parse(String(data));
  if (type.kind === "duration") return data;
  return type.kind === "size" && Number.isSafeInteger(data) && data >= 0 ? data : undefined;
}

/**
 * A value of a type that one word can write; undefined if the word does not or the type cannot.
 * @param {TypeDescriptor} type @param {string} word @returns {unknown}
 */
export function fromWord(type, word) {
  switch (type.kind) {
    case "text":
      return word;
    case "int": {
      const value = Number(word);
      return /^[+-]?[0-9]+$/.test(word) && Number.isSafeInteger(value) ? value + 0 : undefined;
    }
    case "float":
      return /^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?$/.test(word)
        ? Number(word)
        : undefined;
    case "bool":
      return word === "true" ? true : word === "false" ? false : undefined;
    case "decimal":
      return Decimal.parse(word);
    case "time":
      return parseIsoTime(word);
    case "duration":
      return parseDuration(word);
    case "size":
      return parseSize(word);
    case "bytes":
      return bytesFromBase64(word);
    case "opaque": {
      const value = fromWord(type.inner, word);
      return isWritten(type, value) ? value : undefined;
    }
    case "sum":
      return type
        .variants()
        .find(({ name, fields }) => name === word && fields.length === 0)
        ?.make([]);
    default:
      return undefined;
  }
}

/** False for a Text that is not written as its type says: what is decoded comes from anywhere. @param {OpaqueDescriptor} type @param {unknown} value */
function isWritten({ form }, value) {
  return form === undefined || (typeof value === "string" && matchesForm(form, value));
}

/** @param {unknown} data @param {string} path @returns {unknown[]} */
function items(data, path) {
  if (Array.isArray(data)) return data;
  throw new Mismatch(path, `expected an array, found ${describe(data)}`);
}

/** @param {unknown} data @param {string} path @returns {Record<string, unknown>} */
function object(data, path) {
  if (isObject(data)) return data;
  throw new Mismatch(path, `expected an object, found ${describe(data)}`);
}

/** True for a Text, and for an opaque type that holds one: a name in an object, a cell as it is. @param {TypeDescriptor} type @returns {boolean} */
export function isText(type) {
  return type.kind === "opaque" ? isText(type.inner) : type.kind === "text";
}

/** @param {unknown} data @returns {data is Record<string, unknown>} */
export function isObject(data) {
  return typeof data === "object" && data !== null && !Array.isArray(data);
}

/** @param {TypeDescriptor & { kind: "map" }} type @param {unknown} data @param {string} path */
function mapFromJson(type, data, path) {
  const map = new NeuroMap();
  if (isText(type.key)) {
    for (const [key, value] of Object.entries(object(data, path))) {
      map.set(
        fromJsonData(type.key, key, path),
        fromJsonData(type.value, value, pathTo(path, key)),
      );
    }
    return map;
  }
  for (const [index, entry] of items(data, path).entries()) {
    const at = `${path}[${index}]`;
    const [key, value] = /** @type {[unknown, unknown]} */ (
      fromJsonData({ kind: "tuple", items: [type.key, type.value] }, entry, at)
    );
    map.set(key, value);
  }
  return map;
}

/** @param {readonly FieldDescriptor[]} fields @param {unknown} data @param {string} path @returns {unknown[]} */
function fieldsFromJson(fields, data, path) {
  const found = object(data, path);
  return fields.map((field) => {
    if (Object.hasOwn(found, field.name))
      return fromJsonData(field.type, found[field.name], pathTo(path, field.name));
    if (field.default !== undefined) return field.default();
    if (field.type.kind === "optional") return undefined;
    throw new Mismatch(pathTo(path, field.name), "this field is missing");
  });
}

/** @param {TypeDescriptor & { kind: "sum" }} type @param {unknown} data @param {string} path */
function variantFromJson(type, data, path) {
  const names = type.variants().map(({ name }) => name);
  const [name, payload] =
    typeof data === "string" ? [data, {}] : (Object.entries(object(data, path))[0] ?? ["", {}]);
  const variant = type.variants()[names.indexOf(name)];
  if (variant === undefined)
    throw new Mismatch(path, `expected one of ${names.join(", ")}, found ${describe(data)}`);
  return variant.make(
    fieldsFromJson(variant.fields, payload, typeof data === "string" ? path : pathTo(path, name)),
  );
}

/** @param {string} path @param {string} key */
function pathTo(path, key) {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(key)
    ? `${path}.${key}`
    : `${path}[${JSON.stringify(key)}]`;
}

/** @param {TypeDescriptor} type @param {unknown} value @returns {unknown} */
export function toJsonData(type, value) {
  switch (type.kind) {
    case "float":
      // JSON has no such numbers.
      return Number.isFinite(value) ? value : null;
    case "decimal":
      return String(value);
    case "bytes":
      return bytesToBase64(/** @type {Uint8Array} */ (value));
    case "time":
      return showTime(/** @type {number} */ (value));
    case "duration":
      return showDuration(/** @type {number} */ (value));
    case "unit":
    case "never":
      return null;
    case "optional":
      return value === undefined ? null : toJsonData(type.inner, value);
    case "opaque":
      return toJsonData(type.inner, value);
    case "list":
    case "set":
      return Array.from(/** @type {Iterable<unknown>} */ (value), (item) =>
        toJsonData(type.item, item),
      );
    case "tuple":
      return type.items.map((item, index) =>
        toJsonData(item, /** @type {unknown[]} */ (value)[index]),
      );
    case "map": {
      const entries = Array.from(
        /** @type {NeuroMap<unknown, unknown>} */ (value),
        ([key, item]) => {
          return [toJsonData(type.key, key), toJsonData(type.value, item)];
        },
      );
      return isText(type.key) ? objectOf(/** @type {[string, unknown][]} */ (entries)) : entries;
    }
    case "record":
      return fieldsToJson(type.fields(), value);
    case "sum": {
      const variant = type.variants()[/** @type {{ tag: number }} */ (value).tag];
      if (variant === undefined) throw new TypeError(`${type.name} has no such variant`);
      return variant.fields.length === 0
        ? variant.name
        : { [variant.name]: fieldsToJson(variant.fields, value, payloadName) };
    }
    default:
      return value;
  }
}

/** @param {readonly FieldDescriptor[]} fields @param {unknown} value */
function fieldsToJson(fields, value, property = (/** @type {string} */ name) => name) {
  const found = /** @type {Record<string, unknown>} */ (value);
  return objectOf(fields.map(({ name, type }) => [name, toJsonData(type, found[property(name)])]));
}

/** An own property even for the key `__proto__`. @param {[string, unknown][]} entries */
function objectOf(entries) {
  return Object.fromEntries(entries);
}

/** What a value of the type is called, and how it is written if that is not said by its name. @param {TypeDescriptor} type @returns {string} */
export function nameOf(type) {
  switch (type.kind) {
    case "record":
    case "sum":
      return type.name;
    case "opaque": {
      const { name, form } = type;
      return form === undefined ? name : `${name}, written as re"${form.pattern}"${form.flags}`;
    }
    default:
      return `${type.kind[0]?.toUpperCase()}${type.kind.slice(1)}`;
  }
}

/** @param {unknown} data */
function describe(data) {
  if (data === null) return "null";
  if (Array.isArray(data)) return "an array";
  if (typeof data === "object") return "an object";
  const shown = JSON.stringify(data);
  return shown.length > 40 ? `${shown.slice(0, 40)}…` : shown;
}

/** @param {Uint8Array} bytes */
export function bytesToBase64(bytes) {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** @param {string} text @returns {Uint8Array | undefined} */
export function bytesFromBase64(text) {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}
