/** Signatures: parameters, type parameters, and the rows of capabilities and failures. */

import type { Expression } from "./expressions.ts";
import type { Name, Node } from "./node.ts";
import type { NamedType, TypeExpression, TypePath } from "./types.ts";

export interface Signature extends Node {
  kind: "Signature";
  typeParameters: TypeParameter[];
  parameters: Parameter[];
  result: TypeExpression | undefined;
  /** Undefined if not written; empty for `uses ()`. */
  uses: Capability[] | undefined;
  fails: FailType[] | undefined;
  implements: TypePath[];
  declassifies: LabelMark[];
  endorses: boolean;
}

export interface TypeParameter extends Node {
  kind: "TypeParameter";
  /** `T`, `uses e`, `fails x`, `label l`, `const n: Int`. */
  sort: "type" | "uses" | "fails" | "label" | "const";
  name: Name;
  bounds: NamedType[];
  /** The type of a `const`. */
  type: TypeExpression | undefined;
}

export interface Parameter extends Node {
  kind: "Parameter";
  var: boolean;
  name: Name;
  type: TypeExpression;
  default: Expression | undefined;
}

/** `network.connect(personal)`, or a row variable `e`. */
export interface Capability extends Node {
  kind: "Capability";
  path: Name[];
  labels: LabelMark[];
  labelVariable: Name | undefined;
}

/** One type of a failure row; a single lower-case name is a row variable. */
export interface FailType extends Node {
  kind: "FailType";
  labels: LabelMark[];
  type: NamedType | undefined;
  variable: Name | undefined;
}

/** A label before a type: one of the three words, or a label parameter. */
export interface LabelMark extends Node {
  kind: "LabelMark";
  label: string;
  /** True if it is a label parameter. */
  variable: boolean;
}
