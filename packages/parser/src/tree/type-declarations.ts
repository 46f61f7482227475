/** Declarations of types. */

import type { Expression } from "./expressions.ts";
import type { ItemBase } from "./items.ts";
import type { Name, Node } from "./node.ts";
import type { Signature, TypeParameter } from "./signatures.ts";
import type { TypeExpression } from "./types.ts";

/** `type Mail { subject: Text }`. */
export interface RecordDeclaration extends ItemBase {
  kind: "RecordDeclaration";
  name: Name;
  typeParameters: TypeParameter[];
  fields: FieldDeclaration[];
}

/** `type Shape = Circle(radius: Float) | Empty`; the grammar cannot tell `type A = B` (AliasDeclaration) from a sum of one bare variant. */
export interface SumDeclaration extends ItemBase {
  kind: "SumDeclaration";
  name: Name;
  typeParameters: TypeParameter[];
  variants: VariantDeclaration[];
}

export interface VariantDeclaration extends Node {
  kind: "VariantDeclaration";
  name: Name;
  /** Undefined for a bare variant; empty for `V()`. */
  fields: FieldDeclaration[] | undefined;
  documentation: string | undefined;
}

export interface FieldDeclaration extends Node {
  kind: "FieldDeclaration";
  name: Name;
  type: TypeExpression;
  default: Expression | undefined;
  documentation: string | undefined;
}

export interface AliasDeclaration extends ItemBase {
  kind: "AliasDeclaration";
  name: Name;
  typeParameters: TypeParameter[];
  type: TypeExpression;
}

export interface OpaqueDeclaration extends ItemBase {
  kind: "OpaqueDeclaration";
  name: Name;
  type: TypeExpression;
}

export interface InterfaceDeclaration extends ItemBase {
  kind: "InterfaceDeclaration";
  name: Name;
  version: number | undefined;
  typeParameters: TypeParameter[];
  members: InterfaceMember[];
}

export interface InterfaceMember extends Node {
  kind: "InterfaceMember";
  name: Name;
  signature: Signature;
  documentation: string | undefined;
}
