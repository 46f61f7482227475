/** Agents and what stands in them. */

import type { Expression } from "./expressions.ts";
import type { ErrorItem, ItemBase, Neuro } from "./items.ts";
import type { Name, Node } from "./node.ts";
import type { LabelMark, Parameter, Signature } from "./signatures.ts";
import type { Block } from "./statements.ts";
import type { TypeExpression } from "./types.ts";

export interface Agent extends ItemBase {
  kind: "Agent";
  labels: LabelMark[];
  name: Name;
  /** Type parameters, parameters and clauses; never a result. */
  signature: Signature;
  members: AgentMember[];
}

export type AgentMember = Memory | Handler | Every | Neuro | Migrate | ErrorItem;

export interface Handler extends Node {
  kind: "Handler";
  name: Name;
  signature: Signature;
  body: Block | Expression;
  documentation: string | undefined;
}

export interface Every extends Node {
  kind: "Every";
  period: Expression;
  body: Block;
}

export interface Migrate extends Node {
  kind: "Migrate";
  version: number;
  parameters: Parameter[];
  body: Block;
}

export interface Memory extends ItemBase {
  kind: "Memory";
  name: Name;
  type: TypeExpression;
  value: Expression | undefined;
}

export interface Resource extends ItemBase {
  kind: "Resource";
  name: Name;
  value: Expression;
}
