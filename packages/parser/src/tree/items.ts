/** A module and its items. */

import type { Agent, Memory, Resource } from "./agents.ts";
import type { Argument, Expression } from "./expressions.ts";
import type { TextLiteral } from "./literals.ts";
import type { Comment, Name, Node } from "./node.ts";
import type { Parameter, Signature } from "./signatures.ts";
import type { Block } from "./statements.ts";
import type {
  AliasDeclaration,
  InterfaceDeclaration,
  OpaqueDeclaration,
  RecordDeclaration,
  SumDeclaration,
} from "./type-declarations.ts";
import type { TypeExpression } from "./types.ts";

export interface Module extends Node {
  kind: "Module";
  items: Item[];
  /** Every comment of the file in order; nothing in the tree holds one, except documentation as text. */
  comments: Comment[];
  /** Text of the `//!` lines, marks stripped, joined by newlines. */
  documentation: string | undefined;
}

export type Item = Import | Reexport | Declaration | Test | Policy | ErrorItem;

export type Declaration =
  | Neuro
  | RecordDeclaration
  | SumDeclaration
  | AliasDeclaration
  | OpaqueDeclaration
  | InterfaceDeclaration
  | Agent
  | Memory
  | Resource
  | ModuleLet;

export interface Attribute extends Node {
  kind: "Attribute";
  name: Name;
  arguments: Argument[];
}

export interface ItemBase extends Node {
  attributes: Attribute[];
  exported: boolean;
  /** Text of the `///` lines before it, marks stripped, joined by newlines. */
  documentation: string | undefined;
}

export interface Import extends ItemBase {
  kind: "Import";
  /** `import js { … }`, `import mcp { … }`. */
  foreign: "js" | "mcp" | undefined;
  names: ImportName[];
  /** `* as name`. */
  namespace: Name | undefined;
  from: TextLiteral;
}

export interface Reexport extends ItemBase {
  kind: "Reexport";
  names: ImportName[];
  from: TextLiteral;
}

export interface ImportName extends Node {
  kind: "ImportName";
  name: Name;
  version: number | undefined;
  as: Name | undefined;
}

/** A neuro or net: `export learned neuro name<T>(…) -> R uses … fails … { … }`. */
export interface Neuro extends ItemBase {
  kind: "Neuro";
  form: "neuro" | "net";
  learned: boolean;
  extern: boolean;
  name: Name;
  signature: Signature;
  /** A block, or the expression after `=` . */
  body: Block | Expression | undefined;
}

export interface ModuleLet extends ItemBase {
  kind: "ModuleLet";
  name: Name;
  type: TypeExpression | undefined;
  value: Expression;
}

export interface Test extends ItemBase {
  kind: "Test";
  name: TextLiteral;
  /** `for all (…)`, or the row parameter of `on "file" (…)`. */
  parameters: Parameter[];
  /** True for `for all`. */
  forAll: boolean;
  file: TextLiteral | undefined;
  body: Block;
}

export interface Policy extends ItemBase {
  kind: "Policy";
  rules: PolicyRule[];
}

/** One line of a policy, kept as its words; none, if it is broken. */
export interface PolicyRule extends Node {
  kind: "PolicyRule";
  words: PolicyWord[];
}

export interface PolicyWord extends Node {
  kind: "PolicyWord";
  sort: "word" | "text" | "number" | "punctuation";
  /** As written; a text without its quotes. */
  text: string;
}

export interface ErrorItem extends ItemBase {
  kind: "ErrorItem";
}
