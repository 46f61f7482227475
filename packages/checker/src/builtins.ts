/** The types that the language itself knows, their home modules and built-in fields. */

import type { Bound, BuiltinName, BuiltinType, ErrorType, Type } from "./types.ts";

export const builtinArity: Readonly<Record<BuiltinName, number>> = {
  Int: 0,
  Float: 0,
  Decimal: 0,
  Bool: 0,
  Text: 0,
  Bytes: 0,
  Time: 0,
  Duration: 0,
  Size: 0,
  Json: 0,
  Unit: 0,
  Never: 0,
  Range: 0,
  Regex: 0,
  List: 1,
  Map: 2,
  Set: 1,
};

export function isBuiltinName(name: string): name is BuiltinName {
  return Object.hasOwn(builtinArity, name);
}

/** The module whose neuros are called with a dot on a value of the type. */
const homes: Readonly<Partial<Record<BuiltinName, string>>> = {
  Int: "neuro:int",
  Float: "neuro:float",
  Decimal: "neuro:decimal",
  Text: "neuro:text",
  Bytes: "neuro:bytes",
  Time: "neuro:time",
  Duration: "neuro:time",
  Size: "neuro:size",
  Json: "neuro:json",
  Range: "neuro:range",
  Regex: "neuro:regex",
  List: "neuro:list",
  Map: "neuro:map",
  Set: "neuro:set",
};

const homeModules: ReadonlySet<string> = new Set([...Object.values(homes), "neuro:option"]);

/** What such a module has for a value, is found without an import. */
export function isHome(path: string): boolean {
  return homeModules.has(path);
}

/** Path of the module that is home to a builtin or optional type. */
export function homeOf(type: Type): string | undefined {
  if (type.kind === "optional") return "neuro:option";
  return type.kind === "builtin" ? homes[type.name] : undefined;
}

const nullary = new Map<BuiltinName, BuiltinType>();

/** A builtin type; one object for each that has no arguments. */
export function builtin(name: BuiltinName, ...args: readonly Type[]): BuiltinType {
  if (args.length > 0) return { kind: "builtin", name, arguments: args };
  let type = nullary.get(name);
  if (type === undefined) {
    type = { kind: "builtin", name, arguments: [] };
    nullary.set(name, type);
  }
  return type;
}

export const int = builtin("Int");
export const float = builtin("Float");
export const bool = builtin("Bool");
export const text = builtin("Text");
export const unit = builtin("Unit");
export const never = builtin("Never");
export const range = builtin("Range");
export const errorType: ErrorType = { kind: "error" };

export const listOf = (item: Type): Type => builtin("List", item);
/** `T?`; an optional stays as it is. */
export const optionalOf = (inner: Type): Type =>
  inner.kind === "optional" || inner.kind === "error" ? inner : { kind: "optional", inner };

/** True if the type is one of the builtin types. */
export function isBuiltin<N extends BuiltinName>(
  type: Type,
  ...names: readonly N[]
): type is BuiltinType & { readonly name: N } {
  return type.kind === "builtin" && (names as readonly BuiltinName[]).includes(type.name);
}

type BuiltinFields = ReadonlyMap<string, Type>;

const collectionFields: BuiltinFields = new Map<string, Type>([
  ["length", int],
  ["isEmpty", bool],
]);

const wholeNumbers = (...names: readonly string[]): BuiltinFields =>
  new Map(names.map((name) => [name, int]));

const fieldsOfBuiltins: ReadonlyMap<BuiltinName, BuiltinFields> = new Map([
  ["Text", collectionFields],
  ["Bytes", collectionFields],
  ["List", collectionFields],
  ["Map", collectionFields],
  ["Set", collectionFields],
  ["Time", wholeNumbers("year", "month", "day", "hour", "minute", "second", "weekday")],
  ["Range", wholeNumbers("start", "end")],
]);

/** The fields that the language gives to a value of the type. */
export function builtinFields(type: Type): BuiltinFields {
  return (type.kind === "builtin" ? fieldsOfBuiltins.get(type.name) : undefined) ?? new Map();
}

/** Type of a field that the language gives to a value of the type. */
export function builtinField(type: Type, name: string): Type | undefined {
  return builtinFields(type).get(name);
}

const numbers: ReadonlySet<BuiltinName> = new Set([
  "Int",
  "Float",
  "Decimal",
  "Duration",
  "Size",
  "Never",
]);

/** What values of the builtin type can do, its arguments left aside. */
export function builtinHas(name: BuiltinName, bound: Bound): boolean {
  if (bound === "Number") return numbers.has(name);
  if (bound === "Separator") return name === "Text" || name === "Regex" || name === "Never";
  if (bound === "Key") return name === "Text" || name === "Int" || name === "Never";
  switch (name) {
    case "Never":
      return true;
    case "Range":
      return bound === "Equatable" || bound === "Hashable";
    case "Regex":
      return bound === "Equatable";
    case "Json":
    case "Map":
    case "Set":
    case "Unit":
    case "Bytes":
      return bound !== "Comparable";
    default:
      return true;
  }
}
