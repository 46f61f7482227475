/** Types where they are written. */

import type { Name, Node } from "./node.ts";
import type { Capability, FailType, LabelMark } from "./signatures.ts";

export type TypeExpression = NamedType | TupleType | FunctionType | HoleType | ErrorType;

export interface TypeBase extends Node {
  /** Labels before it: `personal untrusted T`, `l T`. */
  labels: LabelMark[];
  /** A `?` after it. */
  optional: boolean;
}

export interface TypePath extends Node {
  kind: "TypePath";
  /** The namespace of `json.Value`. */
  namespace: Name | undefined;
  name: Name;
  version: number | undefined;
}

export interface NamedType extends TypeBase {
  kind: "NamedType";
  path: TypePath;
  arguments: TypeArgument[];
}

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

/** `()` is Unit, `(A)` is A in parentheses, two or more items are a tuple. */
export interface TupleType extends TypeBase {
  kind: "TupleType";
  items: TypeExpression[];
}

export interface FunctionType extends TypeBase {
  kind: "FunctionType";
  parameters: TypeExpression[];
  result: TypeExpression;
  uses: Capability[];
  fails: FailType[];
}

export interface HoleType extends TypeBase {
  kind: "HoleType";
  name: string | undefined;
}

export interface ErrorType extends TypeBase {
  kind: "ErrorType";
}
