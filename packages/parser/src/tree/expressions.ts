/** Expressions: names, members, calls and operators; the union of all. */

import type {
  Ask,
  Attempt,
  Await,
  Break,
  Catch,
  Continue,
  Do,
  Fail,
  If,
  Match,
  Parallel,
  Race,
  Return,
  Select,
  Spawn,
} from "./control.ts";
import type {
  BooleanLiteral,
  ListLiteral,
  MapLiteral,
  NoneLiteral,
  NumberLiteral,
  RecordEntry,
  RecordLiteral,
  RegexLiteral,
  SetLiteral,
  TextLiteral,
  TupleLiteral,
  UnitLiteral,
} from "./literals.ts";
import type { Name, Node } from "./node.ts";
import type { Pattern } from "./patterns.ts";
import type { Block } from "./statements.ts";
import type { TypeArgument, TypeExpression } from "./types.ts";

export type Expression =
  | NumberLiteral
  | UnitLiteral
  | BooleanLiteral
  | NoneLiteral
  | TextLiteral
  | RegexLiteral
  | Identifier
  | TypeReference
  | RecordLiteral
  | MapLiteral
  | SetLiteral
  | ListLiteral
  | Parenthesized
  | TupleLiteral
  | MemberAccess
  | TupleAccess
  | Call
  | Index
  | Unary
  | Binary
  | Is
  | With
  | Lambda
  | If
  | Match
  | Do
  | Catch
  | Return
  | Fail
  | Break
  | Continue
  | Attempt
  | Await
  | Spawn
  | Ask
  | Parallel
  | Race
  | Select
  | HoleExpression
  | Intent
  | ErrorExpression;

/** A lower-case name: variable, neuro, namespace; `typeArguments` for `f<Int>(x)`. */
export interface Identifier extends Node {
  kind: "Identifier";
  name: string;
  typeArguments: TypeArgument[];
}

/** An upper-case name as an expression: a variant, an opaque type's constructor, the receiver of `Shape.Circle`, an agent. */
export interface TypeReference extends Node {
  kind: "TypeReference";
  name: Name;
  version: number | undefined;
  typeArguments: TypeArgument[];
}

export interface Parenthesized extends Node {
  kind: "Parenthesized";
  expression: Expression;
}

/** `x.name`, `x?.name`, `Shape.Circle`. */
export interface MemberAccess extends Node {
  kind: "MemberAccess";
  receiver: Expression;
  optional: boolean;
  name: Name;
  typeArguments: TypeArgument[];
}

/** `pair.0`, `pair?.0`. */
export interface TupleAccess extends Node {
  kind: "TupleAccess";
  receiver: Expression;
  optional: boolean;
  index: number;
}

export interface Call extends Node {
  kind: "Call";
  callee: Expression;
  arguments: Argument[];
}

export interface Argument extends Node {
  kind: "Argument";
  name: Name | undefined;
  value: Expression;
}

export interface Index extends Node {
  kind: "Index";
  receiver: Expression;
  index: Expression;
}

export interface Unary extends Node {
  kind: "Unary";
  operator: "-" | "not";
  operand: Expression;
}

export type BinaryOperator =
  | "or"
  | "and"
  | "=="
  | "!="
  | "<"
  | "<="
  | ">"
  | ">="
  | "in"
  | "not in"
  | ">>"
  | ".."
  | "..="
  | "??"
  | "+"
  | "-"
  | "*"
  | "/"
  | "div"
  | "%";

export interface Binary extends Node {
  kind: "Binary";
  operator: BinaryOperator;
  left: Expression;
  right: Expression;
}

/** `x is P`, `x is not P`. */
export interface Is extends Node {
  kind: "Is";
  operand: Expression;
  negated: boolean;
  pattern: Pattern;
}

export interface With extends Node {
  kind: "With";
  record: Expression;
  fields: RecordEntry[];
}

export interface Lambda extends Node {
  kind: "Lambda";
  parameters: LambdaParameter[];
  body: Block | Expression;
}

export interface LambdaParameter extends Node {
  kind: "LambdaParameter";
  pattern: Pattern;
  type: TypeExpression | undefined;
}

export interface HoleExpression extends Node {
  kind: "HoleExpression";
  name: string | undefined;
}

export interface Intent extends Node {
  kind: "Intent";
  words: TextLiteral;
  example: Expression | undefined;
}

export interface ErrorExpression extends Node {
  kind: "ErrorExpression";
}
