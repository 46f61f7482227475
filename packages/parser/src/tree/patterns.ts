/** Patterns. */

import type {
  BooleanLiteral,
  NoneLiteral,
  NumberLiteral,
  TextLiteral,
  UnitLiteral,
} from "./literals.ts";
import type { Name, Node } from "./node.ts";

export type Pattern =
  | WildcardPattern
  | BindingPattern
  | LiteralPattern
  | RangePattern
  | VariantPattern
  | RecordPattern
  | TuplePattern
  | ListPattern
  | AsPattern
  | OrPattern
  | ErrorPattern;

/** `_`. */
export interface WildcardPattern extends Node {
  kind: "WildcardPattern";
}

export interface BindingPattern extends Node {
  kind: "BindingPattern";
  name: Name;
}

export interface LiteralPattern extends Node {
  kind: "LiteralPattern";
  /** A minus is part of the number. A text has no interpolation. */
  value: NumberLiteral | UnitLiteral | BooleanLiteral | NoneLiteral | TextLiteral;
}

export interface RangePattern extends Node {
  kind: "RangePattern";
  from: NumberLiteral | UnitLiteral;
  to: NumberLiteral | UnitLiteral;
  inclusive: boolean;
}

/** `Circle(r)`, `Shape.Circle(radius: r)`, `Empty`. */
export interface VariantPattern extends Node {
  kind: "VariantPattern";
  /** One or more upper-case names: `Shape`, `Circle`. */
  path: Name[];
  /** Undefined if there are no parentheses: any payload fits. */
  arguments: PatternArgument[] | undefined;
}

export interface PatternArgument extends Node {
  kind: "PatternArgument";
  name: Name | undefined;
  pattern: Pattern;
}

export interface RecordPattern extends Node {
  kind: "RecordPattern";
  path: Name[];
  fields: FieldPattern[];
  /** `..`: other fields may stand. */
  open: boolean;
}

export interface FieldPattern extends Node {
  kind: "FieldPattern";
  name: Name;
  /** Undefined for the field's own name as binding. */
  pattern: Pattern | undefined;
}

/** `()` or two or more items; `(p)` is p itself. */
export interface TuplePattern extends Node {
  kind: "TuplePattern";
  items: Pattern[];
}

export interface ListPattern extends Node {
  kind: "ListPattern";
  items: (Pattern | RestPattern)[];
}

/** `..rest` or `..` in a list pattern; at most one. */
export interface RestPattern extends Node {
  kind: "RestPattern";
  name: Name | undefined;
}

export interface AsPattern extends Node {
  kind: "AsPattern";
  pattern: Pattern;
  name: Name;
}

export interface OrPattern extends Node {
  kind: "OrPattern";
  alternatives: Pattern[];
}

export interface ErrorPattern extends Node {
  kind: "ErrorPattern";
}
