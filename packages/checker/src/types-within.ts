/** Walks a type. */

import type { Type } from "./types.ts";

/** The type and all that it is made of, outermost first. */
export function* typesWithin(type: Type): Generator<Type> {
  yield type;
  for (const part of partsOf(type)) yield* typesWithin(part);
}

function partsOf(type: Type): readonly Type[] {
  switch (type.kind) {
    case "optional":
      return [type.inner];
    case "builtin":
    case "named":
      return type.arguments;
    case "tuple":
    case "union":
      return type.items;
    case "function":
      return [...type.parameters, type.result];
    default:
      return [];
  }
}
