/** Blocks and statements. */

import type { Argument, Expression } from "./expressions.ts";
import type { Name, Node } from "./node.ts";
import type { Pattern } from "./patterns.ts";
import type { TypeExpression } from "./types.ts";

export interface Block extends Node {
  kind: "Block";
  statements: Statement[];
}

export type Statement =
  | LetStatement
  | VarStatement
  | AssignStatement
  | ForStatement
  | WhileStatement
  | DeferStatement
  | ExpectStatement
  | GivenStatement
  | ExpressionStatement
  | ErrorStatement;

export interface LetStatement extends Node {
  kind: "LetStatement";
  pattern: Pattern;
  type: TypeExpression | undefined;
  value: Expression;
  after: Name[];
}

export interface VarStatement extends Node {
  kind: "VarStatement";
  name: Name;
  type: TypeExpression | undefined;
  value: Expression;
}

export type AssignOperator = "=" | "+=" | "-=" | "*=" | "/=";

/** `_ = f()` has an Identifier `_` as target. */
export interface AssignStatement extends Node {
  kind: "AssignStatement";
  target: Expression;
  operator: AssignOperator;
  value: Expression;
  after: Name[];
}

export interface ForStatement extends Node {
  kind: "ForStatement";
  pattern: Pattern;
  iterable: Expression;
  body: Block;
}

export interface WhileStatement extends Node {
  kind: "WhileStatement";
  condition: Expression;
  body: Block;
}

export interface DeferStatement extends Node {
  kind: "DeferStatement";
  body: Block | Expression;
}

export interface ExpectStatement extends Node {
  kind: "ExpectStatement";
  condition: Expression;
}

export interface GivenStatement extends Node {
  kind: "GivenStatement";
  arguments: Argument[];
  body: Block;
}

export interface ExpressionStatement extends Node {
  kind: "ExpressionStatement";
  expression: Expression;
  after: Name[];
}

export interface ErrorStatement extends Node {
  kind: "ErrorStatement";
}
