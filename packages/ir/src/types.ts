/** Types of the IR as text, for people, keys and hashes. The text of a type is canonical. */

import type { IrType } from "./ir.ts";

export const typeWords: Readonly<Record<string, string>> = {
  int: "Int",
  float: "Float",
  decimal: "Decimal",
  bool: "Bool",
  text: "Text",
  bytes: "Bytes",
  time: "Time",
  duration: "Duration",
  size: "Size",
  json: "Json",
  unit: "Unit",
  never: "Never",
  range: "Range",
  regex: "Regex",
};

/** `List<Int>`, `(Text, Bool)?`, `fn(Int) -> Text`, `fn always(Int) -> Text` if it suspends, `main#Mail<Int>`, `'T` for a type parameter. */
export function typeText(
  type: IrType,
  nameOf: (definition: string) => string = (definition) => definition,
): string {
  const text = (inner: IrType): string => typeText(inner, nameOf);
  const all = (types: readonly IrType[]): string => types.map(text).join(", ");
  switch (type.kind) {
    case "list":
      return `List<${text(type.item)}>`;
    case "set":
      return `Set<${text(type.item)}>`;
    case "map":
      return `Map<${text(type.key)}, ${text(type.value)}>`;
    case "tuple":
      return `(${all(type.items)})`;
    case "optional":
      return `${type.inner.kind === "function" ? `(${text(type.inner)})` : text(type.inner)}?`;
    case "function": {
      const suspends = type.suspends === "never" ? "" : ` ${type.suspends}`;
      const result = type.result.kind === "function" ? `(${text(type.result)})` : text(type.result);
      return `fn${suspends}(${all(type.parameters)}) -> ${result}`;
    }
    case "named": {
      const name = nameOf(type.definition);
      return type.arguments.length === 0 ? name : `${name}<${all(type.arguments)}>`;
    }
    case "parameter":
      return `'${type.name}`;
    case "union":
      return `union<${all(type.items)}>`;
    default:
      return typeWords[type.kind]!;
  }
}

export function sameType(left: IrType, right: IrType): boolean {
  return left === right || typeText(left) === typeText(right);
}

/**
 * Whether a value of one type may stand where the other is expected. `open` names type parameters that may stand for
 * anything (those of a generic callee).
 */
export function fitsType(from: IrType, to: IrType, open: ReadonlySet<string> = new Set()): boolean {
  if (from === to || from.kind === "never") return true;
  if (to.kind === "parameter" && open.has(to.name)) return true;
  if (to.kind === "optional") {
    if (from.kind === "unit") return false;
    return fitsType(from.kind === "optional" ? from.inner : from, to.inner, open);
  }
  if (from.kind === "union") return from.items.every((item) => fitsType(item, to, open));
  if (to.kind === "union") return to.items.some((item) => fitsType(from, item, open));
  const all = (left: readonly IrType[], right: readonly IrType[]): boolean =>
    left.length === right.length &&
    left.every((type, index) => fitsType(type, right[index]!, open));
  switch (to.kind) {
    case "list":
    case "set":
      return from.kind === to.kind && fitsType(from.item, to.item, open);
    case "map":
      return (
        from.kind === "map" &&
        fitsType(from.key, to.key, open) &&
        fitsType(from.value, to.value, open)
      );
    case "tuple":
      return from.kind === "tuple" && all(from.items, to.items);
    case "function":
      return (
        from.kind === "function" &&
        from.parameters.length === to.parameters.length &&
        (to.result.kind === "unit" || fitsType(from.result, to.result, open))
      );
    case "named":
      return (
        from.kind === "named" &&
        from.definition === to.definition &&
        all(from.arguments, to.arguments)
      );
    case "parameter":
      return from.kind === "parameter" && from.name === to.name;
    default:
      return from.kind === to.kind;
  }
}

/** The type with its parameters replaced; those without a replacement stay. */
export function substitute(type: IrType, replacements: ReadonlyMap<string, IrType>): IrType {
  return replaced(type, (part) =>
    part.kind === "parameter" ? replacements.get(part.name) : undefined,
  );
}

/** The type with what `by` gives for a part of it in the part's place. */
export function replaced(type: IrType, by: (part: IrType) => IrType | undefined): IrType {
  const other = by(type);
  if (other !== undefined) return other;
  const one = (inner: IrType): IrType => replaced(inner, by);
  switch (type.kind) {
    case "list":
    case "set":
      return { ...type, item: one(type.item) };
    case "map":
      return { ...type, key: one(type.key), value: one(type.value) };
    case "tuple":
    case "union":
      return { ...type, items: type.items.map(one) };
    case "optional":
      return { ...type, inner: one(type.inner) };
    case "function":
      return { ...type, parameters: type.parameters.map(one), result: one(type.result) };
    case "named":
      return { ...type, arguments: type.arguments.map(one) };
    default:
      return type;
  }
}
