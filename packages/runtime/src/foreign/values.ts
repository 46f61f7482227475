/**
 * Values at the border to foreign code. What goes out is a copy made of plain JavaScript, what comes in is checked against the
 * declared type and copied: neither side can change what the other holds. See docs/decisions/0018-foreign-code.md.
 */

import { Decimal } from "../decimal.ts";
import type { FieldDescriptor, SumDescriptor, TypeDescriptor } from "../descriptor.ts";
import { NeuroMap } from "../map.ts";
import { payloadName } from "../payload.ts";
import { NeuroSet } from "../set.ts";
import { toText } from "../text.ts";
import { typeName } from "./names.ts";

/** The fields of a record or variant, as `class` instances have them: a payload called `tag` makes room for the variant's. */
type Fields = Readonly<Record<string, unknown>>;

/** What foreign code is handed for a value. */
export function outgoing(type: TypeDescriptor, value: unknown): unknown {
  switch (type.kind) {
    case "decimal":
      return String(value);
    case "bytes":
      return (value as Uint8Array).slice();
    case "json":
      return structuredClone(value);
    case "list":
      return (value as readonly unknown[]).map((item) => outgoing(type.item, item));
    case "tuple":
      return type.items.map((item, index) => outgoing(item, (value as unknown[])[index]));
    case "set":
      return new Set(Array.from(value as NeuroSet<unknown>, (item) => outgoing(type.item, item)));
    case "map":
      return new Map(
        Array.from(value as NeuroMap<unknown, unknown>, ([key, item]) => [
          outgoing(type.key, key),
          outgoing(type.value, item),
        ]),
      );
    case "optional":
      return value === undefined ? undefined : outgoing(type.inner, value);
    case "opaque":
      return outgoing(type.inner, value);
    case "record":
      return Object.fromEntries(fieldsOut(type.fields(), value as Fields, (name) => name));
    case "sum": {
      const variant = type.variants()[(value as { readonly tag: number }).tag]!;
      const fields = fieldsOut(variant.fields, value as Fields, payloadName);
      return Object.fromEntries([["tag", variant.name], ...fields]);
    }
    default:
      return value;
  }
}

function fieldsOut(
  fields: readonly FieldDescriptor[],
  value: Fields,
  nameOf: (field: string) => string,
): [string, unknown][] {
  return fields.map(({ name, type }) => [nameOf(name), outgoing(type, value[nameOf(name)])]);
}

/** What came back is not of its type. `path` leads to the part that is wrong; it is empty for the whole. */
export class WrongValue extends Error {
  readonly path: string;
  constructor(path: string, expected: string, found: string) {
    super(`expected ${expected}, found ${found}`);
    this.path = path;
  }
}

/** The value of a type that foreign code means by what it gave back; throws a WrongValue where it means none. */
export function incoming(type: TypeDescriptor, found: unknown, path = ""): unknown {
  const value = valueOf(type, found, path);
  if (value === wrong) throw new WrongValue(path, typeName(type), described(found));
  return value;
}

const wrong = Symbol("wrong value");

function valueOf(type: TypeDescriptor, found: unknown, path: string): unknown {
  switch (type.kind) {
    case "int":
      // Adding 0 leaves no −0.
      return Number.isSafeInteger(found) ? (found as number) + 0 : wrong;
    case "size":
      return Number.isSafeInteger(found) && (found as number) >= 0 ? (found as number) + 0 : wrong;
    case "time":
    case "duration":
      return Number.isFinite(found) ? (found as number) + 0 : wrong;
    case "float":
      return typeof found === "number" ? found : wrong;
    case "bool":
      return typeof found === "boolean" ? found : wrong;
    case "text":
      return typeof found === "string" ? toText(found) : wrong;
    case "decimal":
      return decimalOf(found) ?? wrong;
    case "bytes":
      return found instanceof Uint8Array ? Uint8Array.from(found) : wrong;
    case "json":
      return jsonOf(found, path);
    case "unit":
      // Functions that are called for what they do often give back something all the same.
      return undefined;
    case "optional":
      return found === undefined || (found === null && type.inner.kind !== "json")
        ? undefined
        : incoming(type.inner, found, path);
    case "opaque":
      return incoming(type.inner, found, path);
    case "list":
      return Array.isArray(found) ? itemsOf(type.item, found, path) : wrong;
    case "tuple":
      if (!Array.isArray(found) || found.length !== type.items.length) return wrong;
      return type.items.map((item, index) => incoming(item, found[index], `${path}[${index}]`));
    case "set":
      if (!(found instanceof Set) && !(found instanceof NeuroSet)) return wrong;
      return new NeuroSet(itemsOf(type.item, [...found], path));
    case "map":
      if (!(found instanceof Map) && !(found instanceof NeuroMap)) return wrong;
      return new NeuroMap(
        Array.from(found as Iterable<readonly [unknown, unknown]>, ([key, item], index) => [
          incoming(type.key, key, `${within(path, "keys")}[${index}]`),
          incoming(type.value, item, `${within(path, "values")}[${index}]`),
        ]),
      );
    case "record":
      return isObject(found)
        ? type.make(fieldsOf(type.fields(), found, path, (name) => name))
        : wrong;
    case "sum":
      return variantOf(type, found, path);
    default:
      return wrong;
  }
}

function itemsOf(type: TypeDescriptor, found: readonly unknown[], path: string): unknown[] {
  // By index: `map` would skip the holes of a sparse array.
  return Array.from(found, (item, index) => incoming(type, item, `${path}[${index}]`));
}

function decimalOf(found: unknown): Decimal | undefined {
  if (found instanceof Decimal) return found;
  return typeof found === "string" ? Decimal.parse(found) : undefined;
}

function fieldsOf(
  fields: readonly FieldDescriptor[],
  found: Fields,
  path: string,
  nameOf: (field: string) => string,
): unknown[] {
  return fields.map(({ name, type, default: otherwise }) => {
    const key = nameOf(name);
    const value = Object.hasOwn(found, key) ? found[key] : undefined;
    if (value === undefined && otherwise !== undefined) return otherwise();
    return incoming(type, value, within(path, key));
  });
}

function variantOf(type: SumDescriptor, found: unknown, path: string): unknown {
  const variants = type.variants();
  if (!isObject(found)) return wrong;
  const variant = variants.find(({ name }) => name === found["tag"]);
  if (variant !== undefined)
    return variant.make(fieldsOf(variant.fields, found, path, payloadName));
  const names = variants.map(({ name }) => name).join(", ");
  throw new WrongValue(within(path, "tag"), `one of ${names}`, "another");
}

/** Data that JSON can write, copied. */
function jsonOf(found: unknown, path: string): unknown {
  switch (typeof found) {
    case "string":
      return toText(found);
    case "boolean":
      return found;
    case "number":
      return Number.isFinite(found) ? found : wrong;
    case "object": {
      if (found === null) return null;
      if (Array.isArray(found))
        return Array.from(found, (item, index) =>
          incoming({ kind: "json" }, item, `${path}[${index}]`),
        );
      const prototype: unknown = Object.getPrototypeOf(found);
      if (prototype !== Object.prototype && prototype !== null) return wrong;
      return Object.fromEntries(
        Object.entries(found).map(([key, item]) => [
          toText(key),
          incoming({ kind: "json" }, item, within(path, key)),
        ]),
      );
    }
    default:
      return wrong;
  }
}

function within(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}

function isObject(found: unknown): found is Fields {
  return typeof found === "object" && found !== null && !Array.isArray(found);
}

/** What came, without what is in it: a message must not tell what the value may not. */
function described(found: unknown): string {
  switch (typeof found) {
    case "undefined":
      return "undefined";
    case "string":
      return "a string";
    case "number":
      return describedNumber(found);
    case "object": {
      if (found === null) return "null";
      if (Array.isArray(found)) return `an array of ${found.length}`;
      const name: unknown = found.constructor?.name;
      return typeof name === "string" && name !== "Object" && name !== ""
        ? `an instance of ${name}`
        : "an object";
    }
    default:
      return `a ${typeof found}`;
  }
}

function describedNumber(found: number): string {
  if (Number.isNaN(found)) return "NaN";
  if (!Number.isFinite(found)) return "an infinite number";
  if (!Number.isInteger(found)) return "a number with a fraction";
  if (!Number.isSafeInteger(found)) return "a number beyond ±2^53−1";
  return found < 0 ? "a negative number" : "a number";
}
