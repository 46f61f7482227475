/** Expressions that decide what runs, and what runs beside it. */

import type { Argument, Expression } from "./expressions.ts";
import type { TextLiteral } from "./literals.ts";
import type { Name, Node } from "./node.ts";
import type { Pattern } from "./patterns.ts";
import type { AssignStatement, Block } from "./statements.ts";

export interface If extends Node {
  kind: "If";
  condition: Expression;
  then: Block;
  else: Block | If | undefined;
}

export interface Match extends Node {
  kind: "Match";
  subject: Expression;
  arms: Arm[];
}

/** An arm's body may be an assignment (`none => total += 1`). */
export interface Arm extends Node {
  kind: "Arm";
  pattern: Pattern;
  guard: Expression | undefined;
  body: Block | Expression | AssignStatement;
}

export interface Do extends Node {
  kind: "Do";
  body: Block;
}

/** `e catch 0` has `value`, `e catch err => …` has `binding` and `value`, `e catch { … }` has `arms`. */
export interface Catch extends Node {
  kind: "Catch";
  body: Expression;
  binding: Name | undefined;
  value: Expression | Block | undefined;
  arms: Arm[] | undefined;
}

export interface Return extends Node {
  kind: "Return";
  value: Expression | undefined;
}

export interface Fail extends Node {
  kind: "Fail";
  value: Expression;
}

export interface Break extends Node {
  kind: "Break";
}

export interface Continue extends Node {
  kind: "Continue";
}

export interface Attempt extends Node {
  kind: "Attempt";
  operand: Expression;
}

export interface Await extends Node {
  kind: "Await";
  operand: Expression;
}

export interface Spawn extends Node {
  kind: "Spawn";
  /** `spawn on worker f(x)`. */
  worker: boolean;
  body: Block | Expression;
  key: TextLiteral | undefined;
}

export interface Ask extends Node {
  kind: "Ask";
  model: Name | undefined;
  arguments: Argument[];
  prompt: TextLiteral;
}

export interface Parallel extends Node {
  kind: "Parallel";
  arguments: Argument[];
  pattern: Pattern;
  iterable: Expression;
  body: Block;
}

export interface Race extends Node {
  kind: "Race";
  items: Expression[];
}

export interface Select extends Node {
  kind: "Select";
  arms: SelectArm[];
}

/** `pattern from source => …`, or `after duration => …` (no pattern). */
export interface SelectArm extends Node {
  kind: "SelectArm";
  pattern: Pattern | undefined;
  source: Expression;
  body: Block | Expression | AssignStatement;
}
