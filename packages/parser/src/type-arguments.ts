/** The part of the syntax tree that stands between the angles of a type or a call. */

import type { Capability, Name, Node, TypeExpression } from "./tree.ts";

export type TypeArgument =
  | TypeExpression
  | ConstArgument
  | ConstNameArgument
  | UnionArgument
  | UsesArgument;
export interface ConstArgument extends Node {
  kind: "ConstArgument";
  value: number | string;
}
/** `size` in `Window<T, size>`: the `const` parameter of that name. */
export interface ConstNameArgument extends Node {
  kind: "ConstNameArgument";
  name: Name;
}
/** `E1 | E2` in `Result<T, E1 | E2>`; two or more items. */
export interface UnionArgument extends Node {
  kind: "UnionArgument";
  items: TypeExpression[];
}
export interface UsesArgument extends Node {
  kind: "UsesArgument";
  uses: Capability[];
}
