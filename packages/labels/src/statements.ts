/** Statements: what they bind, change and do. */

import type { Type } from "@neuro-lang/checker";
import type * as tree from "@neuro-lang/parser";
import type { Body } from "./body.ts";
import { demandFlow } from "./calls.ts";
import { labelsOf } from "./expressions.ts";
import { Cell, flow, joined, nothing, type Step } from "./flows.ts";
import { bindPattern } from "./patterns.ts";
import { deepLabel, fresh, give, plain, type Shape, shapeOf, under } from "./shapes.ts";
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
      bindPattern(body, node.pattern, value);
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
        const condition = deepLabel(labelsOf(body, node.condition));
        flow(condition, decides, { node: node.condition, what: "it decides how often" });
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
      for (const argument of node.arguments) labelsOf(body, argument.value);
      blockLabels(body, node.body, { kind: "error" });
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
  body.mustFit(value, place, node, body.text(type), { node, what: "it is bound here" });
  return place;
}

/** A `var` without a written type is labelled by all that it ever holds. */
function declareVar(body: Body, node: tree.VarStatement): void {
  const value = labelsOf(body, node.value);
  const binding = body.facts.bindings.get(node.name);
  if (binding === undefined) return;
  if (node.type !== undefined) {
    body.variables.set(binding, bound(body, node.type, value, node.value));
    return;
  }
  const shape = shapeOf(binding.type, fresh);
  body.variables.set(binding, shape);
  give(value, shape, { node: node.name, what: `it is called \`${node.name.text}\`` });
}

function walk(body: Body, node: tree.ForStatement): void {
  const walked = labelsOf(body, node.iterable);
  const size = joined([walked.outer], { node: node.iterable, what: "it decides how often" });
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
  const before = node.operator === "=" ? nothing : deepLabel(labelsOf(body, node.target));
  const place = placeOf(body, node.target);
  const step: Step = { node: node.value, what: `\`${body.text(node.target)}\` becomes it` };
  const isList = value.type.kind === "builtin" && value.type.name === "List";
  const stored =
    node.operator === "=" || isList
      ? value
      : under(plain(value.type), joined([before, deepLabel(value)]));
  const above = give(stored, place.target, step);
  const shown = joined([body.pc, place.index]);
  if (place.target === place.root) {
    body.demand("fits", above, node.value, body.text(node.target));
    demandFlow(body, shown, place.root, node.target, step);
    return;
  }
  // What a field or item is not declared to hold, the whole is labelled with.
  demandFlow(body, joined([above, place.grows]), place.root, node.value, step);
  if (place.target.outer.written) demandFlow(body, shown, place.root, node.target, step);
  else demandFlow(body, shown, place.target, node.target, step);
}

interface Place {
  /** The variable. */
  readonly root: Shape;
  readonly target: Shape;
  /** What the indices on the way show. */
  readonly index: Cell;
  /** What the size of the whole shows: keys that may be new. */
  readonly grows: Cell;
}

function placeOf(body: Body, node: tree.Expression): Place {
  switch (node.kind) {
    case "Identifier": {
      const resolution = body.facts.resolutions.get(node);
      const root =
        resolution?.kind === "local" ? body.variable(resolution.binding) : plain(body.typeOf(node));
      return { root, target: root, index: nothing, grows: nothing };
    }
    case "Parenthesized":
      return placeOf(body, node.expression);
    case "TupleAccess": {
      const whole = placeOf(body, node.receiver);
      return { ...whole, target: whole.target.parts[node.index] ?? whole.target };
    }
    case "Index": {
      const whole = placeOf(body, node.receiver);
      const index = deepLabel(labelsOf(body, node.index));
      const { type } = whole.target;
      const isMap = type.kind === "builtin" && type.name === "Map";
      const target = (isMap ? whole.target.parts[1] : whole.target.parts[0]) ?? whole.target;
      const [key] = whole.target.parts;
      if (isMap && key !== undefined)
        give(labelsOf(body, node.index), key, { node: node.index, what: "it is a key" });
      return {
        root: whole.root,
        target,
        index: joined([whole.index, index]),
        grows: isMap ? joined([whole.grows, index, body.pc]) : whole.grows,
      };
    }
    case "MemberAccess": {
      const whole = placeOf(body, node.receiver);
      const { type } = whole.target;
      const field =
        type.kind === "named"
          ? body.program.fieldOfAny(type.definition, node.name.text, whole.target.parts)
          : undefined;
      return { ...whole, target: field ?? whole.target };
    }
    default: {
      const value = labelsOf(body, node);
      return { root: value, target: value, index: nothing, grows: nothing };
    }
  }
}
