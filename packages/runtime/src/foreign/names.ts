/** Types as a person writes them, from their descriptors. */

import type { TypeDescriptor } from "../descriptor.ts";

export function typeName(type: TypeDescriptor): string {
  switch (type.kind) {
    case "list":
      return `List<${typeName(type.item)}>`;
    case "set":
      return `Set<${typeName(type.item)}>`;
    case "map":
      return `Map<${typeName(type.key)}, ${typeName(type.value)}>`;
    case "tuple":
      return `(${type.items.map(typeName).join(", ")})`;
    case "union":
      return type.items.map(typeName).join(" | ");
    case "optional":
      return `${typeName(type.inner)}?`;
    case "opaque":
    case "record":
    case "sum":
      return type.name;
    default:
      return type.kind[0]!.toUpperCase() + type.kind.slice(1);
  }
}
