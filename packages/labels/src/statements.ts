/** Statements: what they bind, change and do. */

import type { Type } from "@neuro-lang/checker";
import type * as tree from "@neuro-lang/parser";
import type { Body } from "./body.ts";
import { labelsOf } from "./expressions.ts";
import { Cell, flow, joined, nothing, type Step } from "./flows.ts";
import { givenLabels } from "./given.ts";
import { bindPattern } from "./patterns.ts";
import { placeOf, store } from "./places.ts";
import { fresh, plain, type Shape, shapeOf, sourced, under } from "./shapes.ts";
import { writtenShape } from "./signatures.ts";

/** The value of a block: of its last statement, if that is an expression. */
export function blockLabels(body: Body, block: tree.Block, type: Type): Shape {
  let value: Shape | undefined;
  for (const [index, statement] of block.statements.entries()) {
    const isLast = index === block.statements.length - 1;
    if (isLast && statement.kind === "ExpressionStatement")
      value = labelsOf(body, statement.expression);
    else statementLabels(body, statement);
  }
  return value ?? plain(type);
}

export function statementLabels(body: Body, node: tree.Statement): void {
  switch (node.kind) {
    case "LetStatement": {
      const value = bound(body, node.type, labelsOf(body, node.value), node.value);
      const says = (words: string): string => `it is written ${words}`;
      const { pattern, type = node } = node;
      const binding =
        pattern.kind === "BindingPattern" ? body.facts.bindings.get(pattern.name) : undefined;
      if (binding !== undefined) body.lets.set(binding, node.value);
      bindPattern(body, pattern, sourced(value, type, says, { names: body.labelNames }));
      break;
    }
    case "VarStatement":
      declareVar(body, node);
      break;
    case "AssignStatement":
      assign(body, node);
      break;
    case "ForStatement":
      walk(body, node);
      break;
    case "WhileStatement": {
      const decides = new Cell();
      body.inLoop(decides, () => {
        const condition = body.seen(labelsOf(body, node.condition));
        flow(condition, decides, {
          node: node.condition,
          what: "this decides how often the loop turns",
        });
        blockLabels(body, node.body, { kind: "error" });
      });
      break;
    }
    case "DeferStatement":
      if (node.body.kind === "Block") blockLabels(body, node.body, { kind: "error" });
      else labelsOf(body, node.body);
      break;
    case "ExpectStatement":
      labelsOf(body, node.condition);
      break;
    case "GivenStatement":
      givenLabels(body, node);
      break;
    case "ExpressionStatement":
      labelsOf(body, node.expression);
      break;
    case "ErrorStatement":
      break;
  }
}

/** A value under its written type: it must fit, and is from then on what is written. */
function bound(
  body: Body,
  type: tree.TypeExpression | undefined,
  value: Shape,
  node: tree.Node,
): Shape {
  const meaning = type === undefined ? undefined : body.facts.typeExpressions.get(type);
  if (type === undefined || meaning === undefined) return value;
  const place = writtenShape(type, meaning, body.scope);
  body.mustFit(value, place, { node, what: "it is bound here" }, body.text(type), type);
  return place;
}

/** A `var` without a written type is labelled by all that it ever holds. */
function declareVar(body: Body, node: tree.VarStatement): void {
  const value = labelsOf(body, node.value);
  const binding = body.facts.bindings.get(node.name);
  if (binding === undefined) return;
  if (node.type !== undefined) {
    body.writtenTypes.set(binding, node.type);
    body.variables.set(binding, bound(body, node.type, value, node.value));
    return;
  }
  const shape = shapeOf(binding.type, fresh);
  body.variables.set(binding, shape);
  body.give(value, shape, { node: node.name, what: `it is called \`${node.name.text}\`` });
}

function walk(body: Body, node: tree.ForStatement): void {
  const walked = labelsOf(body, node.iterable);
  const size = joined([walked.outer], {
    node: node.iterable,
    what: "this decides how often the loop turns",
  });
  const isMap = walked.type.kind === "builtin" && walked.type.name === "Map";
  const item: Shape = isMap
    ? { type: entryType(walked), outer: nothing, parts: walked.parts, call: undefined }
    : (walked.parts[0] ?? plain(body.facts.patternTypes.get(node.pattern) ?? { kind: "error" }));
  body.inLoop(size, () => {
    bindPattern(body, node.pattern, under(item, walked.outer));
    blockLabels(body, node.body, { kind: "error" });
  });
}

function entryType(map: Shape): Type {
  return { kind: "tuple", items: map.parts.map(({ type }) => type) };
}

/** `place = value`: what changes shows the value, where it changes, and that control came here. */
function assign(body: Body, node: tree.AssignStatement): void {
  const value = labelsOf(body, node.value);
  if (node.target.kind === "Identifier" && node.target.name === "_") return;
  const before = node.operator === "=" ? nothing : body.seen(labelsOf(body, node.target));
  const name = body.text(node.target);
  const step: Step = { node: node.value, what: `\`${name}\` becomes it` };
  const isList = value.type.kind === "builtin" && value.type.name === "List";
  const stored =
    node.operator === "=" || isList
      ? value
      : under(plain(value.type), joined([before, body.seen(value)]));
  store(body, placeOf(body, node.target), stored, body.pc, name, step);
}
