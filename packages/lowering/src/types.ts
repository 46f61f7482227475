/** Types of the checker as types of Neuro-IR. */

import { isConstant, suspensionOf, type Type } from "@neuro-lang/checker";
import type { IrType } from "@neuro-lang/ir";

export const never: IrType = { kind: "never" };
export const unit: IrType = { kind: "unit" };
export const bool: IrType = { kind: "bool" };
export const text: IrType = { kind: "text" };

const simpleKinds = {
  Int: "int",
  Float: "float",
  Decimal: "decimal",
  Bool: "bool",
  Text: "text",
  Bytes: "bytes",
  Time: "time",
  Duration: "duration",
  Size: "size",
  Json: "json",
  Unit: "unit",
  Never: "never",
  Range: "range",
  Regex: "regex",
} as const;

export function lowerType(type: Type): IrType {
  switch (type.kind) {
    case "builtin": {
      const [first, second] = type.arguments;
      switch (type.name) {
        case "List":
          return { kind: "list", item: lowerOr(first, never) };
        case "Set":
          return { kind: "set", item: lowerOr(first, never) };
        case "Map":
          return { kind: "map", key: lowerOr(first, never), value: lowerOr(second, never) };
        default:
          return { kind: simpleKinds[type.name] };
      }
    }
    case "named":
      return {
        kind: "named",
        definition: type.definition,
        arguments: type.arguments.filter((each) => !isConstant(each)).map(lowerType),
      };
    case "tuple":
      return { kind: "tuple", items: type.items.map(lowerType) };
    case "optional":
      return { kind: "optional", inner: lowerType(type.inner) };
    case "function":
      return {
        kind: "function",
        parameters: type.parameters.map(lowerType),
        result: lowerType(type.result),
        suspends: suspensionOf(type.uses),
      };
    case "parameter":
      return { kind: "parameter", name: type.name };
    case "union":
      return { kind: "union", items: type.items.map(lowerType) };
    case "constant":
    case "variable":
    case "error":
      return never;
  }
}

function lowerOr(type: Type | undefined, otherwise: IrType): IrType {
  return type === undefined ? otherwise : lowerType(type);
}

/** The type of a failure that may be any of these. */
export function failureType(types: readonly Type[]): IrType {
  const [first, ...others] = types.map(lowerType);
  if (first === undefined) return { kind: "union", items: [] };
  return others.length === 0 ? first : { kind: "union", items: [first, ...others] };
}
