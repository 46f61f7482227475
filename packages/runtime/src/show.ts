/**
 * How values are written in interpolation, by `print` and in messages. The descriptor tells what JavaScript cannot: `3` the Int
 * from `3.0` the Float. Without one, the value's own shape has to do.
 */

import { Decimal } from "./decimal.ts";
import type { FieldDescriptor, TypeDescriptor } from "./descriptor.ts";
import { NeuroMap } from "./map.ts";
import { Range } from "./range.ts";
import { payloadName } from "./payload.ts";
import { NeuroSet } from "./set.ts";
import { showDuration, showFloat, showSize, showTime } from "./units.ts";

/** A Text is bare at the top and quoted inside structures. */
export function show(value: unknown, type?: TypeDescriptor): string {
  if (typeof value === "string" && (type === undefined || isBare(type))) return value;
  return type === undefined ? showUntyped(value) : showTyped(value, type);
}

function isBare(type: TypeDescriptor): boolean {
  if (type.kind === "optional" || type.kind === "opaque") return isBare(type.inner);
  return type.kind === "text";
}

function showTyped(value: unknown, type: TypeDescriptor): string {
  switch (type.kind) {
    case "int":
    case "bool":
      return String(value);
    case "decimal":
      return (value as Decimal).toString();
    case "float":
      return showFloat(value as number);
    case "text":
      return quote(value as string);
    case "bytes":
      return showBytes(value as Uint8Array);
    case "time":
      return showTime(value as number);
    case "duration":
      return showDuration(value as number);
    case "size":
      return showSize(value as number);
    case "json":
      return JSON.stringify(value);
    case "unit":
    case "never":
      return "()";
    case "range":
    case "regex":
      return showUntyped(value);
    case "list":
      return `[${(value as unknown[]).map((item) => showTyped(item, type.item)).join(", ")}]`;
    case "tuple":
      return `(${(value as unknown[]).map((item, index) => showTyped(item, type.items[index]!)).join(", ")})`;
    case "set":
      return braced(
        "Set",
        Array.from(value as NeuroSet<unknown>, (item) => showTyped(item, type.item)),
      );
    case "map":
      return braced(
        "Map",
        Array.from(
          value as NeuroMap<unknown, unknown>,
          ([key, item]) => `${showTyped(key, type.key)}: ${showTyped(item, type.value)}`,
        ),
      );
    case "optional":
      return value === undefined ? "none" : showTyped(value, type.inner);
    case "opaque":
      return showTyped(value, type.inner);
    case "union": {
      const { descriptor } = (value as object).constructor as { descriptor?: TypeDescriptor };
      return descriptor === undefined ? showUntyped(value) : showTyped(value, descriptor);
    }
    case "record":
      return braced(type.name, showFields(value as Record<string, unknown>, type.fields()));
    case "sum": {
      const variant = type.variants()[(value as { readonly tag: number }).tag]!;
      if (variant.fields.length === 0) return variant.name;
      return `${variant.name}(${showFields(value as Record<string, unknown>, variant.fields, payloadName).join(", ")})`;
    }
  }
}

function showFields(
  value: Record<string, unknown>,
  fields: readonly FieldDescriptor[],
  property: (field: string) => string = (field) => field,
): string[] {
  return fields.map(({ name, type }) => `${name}: ${showTyped(value[property(name)], type)}`);
}

function braced(name: string, items: readonly string[]): string {
  return items.length === 0 ? `${name} {}` : `${name} { ${items.join(", ")} }`;
}

/** By the value's shape: whole numbers as Int, lists and tuples alike. */
function showUntyped(value: unknown): string {
  switch (typeof value) {
    case "string":
      return quote(value);
    case "number":
      return String(value);
    case "undefined":
      return "none";
    case "object":
      return value === null ? "null" : showObject(value);
    case "function":
      return "a function";
    default:
      return String(value);
  }
}

function showObject(value: object): string {
  if (value instanceof Range) return `${value.start}..${value.end}`;
  if (Array.isArray(value)) return `[${value.map(showUntyped).join(", ")}]`;
  if (value instanceof NeuroSet) return braced("Set", Array.from(value, showUntyped));
  if (value instanceof NeuroMap) {
    return braced(
      "Map",
      Array.from(value, ([key, item]) => `${showUntyped(key)}: ${showUntyped(item)}`),
    );
  }
  if (value instanceof Decimal) return value.toString();
  if (value instanceof Uint8Array) return showBytes(value);
  if (value instanceof RegExp) return `re"${value.source}"`;
  const name = value.constructor?.name ?? "Object";
  if (name === "Object") return JSON.stringify(value);
  const fields = Object.entries(value).filter(([field]) => field !== "tag");
  const shown = fields.map(
    ([field, item]) => `${field === payloadName("tag") ? "tag" : field}: ${showUntyped(item)}`,
  );
  if (!("tag" in value)) return braced(name, shown);
  return shown.length === 0 ? name : `${name}(${shown.join(", ")})`;
}

function showBytes(bytes: Uint8Array): string {
  return `Bytes(${quote(Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(""))})`;
}

const escapes: Record<string, string> = {
  "\n": "\\n",
  "\t": "\\t",
  "\r": "\\r",
  "\0": "\\0",
  "\\": "\\\\",
  '"': '\\"',
  "{": "\\{",
};

/** As a literal of the language would be written. */
export function quote(text: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what has to be escaped
  const escaped = text.replace(/[\u0000-\u001f\u007f-\u009f\\"{]/g, (character) => {
    return escapes[character] ?? `\\u{${character.codePointAt(0)!.toString(16)}}`;
  });
  return `"${escaped}"`;
}
