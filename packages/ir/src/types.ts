/** Types of the IR as text, for people, keys and hashes. The text of a type is canonical. */

import type { IrType } from "./ir.ts";

const words: Readonly<Record<string, string>> = {
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

/** `List<Int>`, `(Text, Bool)?`, `fn(Int) -> Text`, `main#Mail<Int>`, `'T` for a type parameter. */
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
      const suspends = type.suspends === "never" ? "" : ` suspends ${type.suspends}`;
      const result = type.result.kind === "function" ? `(${text(type.result)})` : text(type.result);
      return `fn(${all(type.parameters)}) -> ${result}${suspends}`;
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
      return words[type.kind]!;
  }
}
