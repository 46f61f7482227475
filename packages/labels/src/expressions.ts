/** Expressions: the labels of what they give. */

import type { Type } from "@neuro-lang/checker";
import type * as tree from "@neuro-lang/parser";
import { Body } from "./body.ts";
import { armsLabels, catchLabels, ifLabels } from "./branches.ts";
import { calledValue, callLabels } from "./calls.ts";
import { itemLabels, memberLabels } from "./fields.ts";
import { joined, nothing, type Step } from "./flows.ts";
import { lambdaLabels, returned } from "./lambdas.ts";
import { itemsLabels, mapLabels, recordLabels, withLabels } from "./literals.ts";
import { nameLabels } from "./names.ts";
import { bindPattern } from "./patterns.ts";
import { deepLabel, fresh, plain, type Shape, shapeOf, under, viewedAs } from "./shapes.ts";
import { blockLabels } from "./statements.ts";

export function labelsOf(body: Body, node: tree.Expression): Shape {
  return viewedAs(meaningOf(body, node), body.typeOf(node));
}

export function meaningOf(body: Body, node: tree.Expression): Shape {
  const type = body.typeOf(node);
  switch (node.kind) {
    case "NumberLiteral":
    case "UnitLiteral":
    case "BooleanLiteral":
    case "NoneLiteral":
    case "RegexLiteral":
    case "HoleExpression":
    case "ErrorExpression":
      return plain(type);
    case "TextLiteral": {
      const parts = node.parts.flatMap((part) =>
        part.kind === "TextPart" ? [] : [body.seen(labelsOf(body, part))],
      );
      return under(plain(type), joined(parts), { node, what: "it is written into a text" });
    }
    case "Identifier":
    case "TypeReference":
      return nameLabels(body, node, type);
    case "RecordLiteral":
      return recordLabels(body, node, type);
    case "MapLiteral":
      return mapLabels(body, node, type);
    case "SetLiteral":
    case "ListLiteral":
      return itemsLabels(body, node, type);
    case "Parenthesized":
      return labelsOf(body, node.expression);
    case "TupleLiteral": {
      const parts = node.items.map((item) => labelsOf(body, item));
      return { type, outer: nothing, parts, call: undefined };
    }
    case "MemberAccess":
      return memberLabels(body, node, type);
    case "TupleAccess":
      return itemLabels(body, node, type);
    case "Call":
      return callLabels(body, node);
    case "Index":
      return indexLabels(body, node, type);
    case "Unary":
      return under(plain(type), body.seen(labelsOf(body, node.operand)), calculated(node));
    case "Binary":
      return binaryLabels(body, node, type);
    case "Is": {
      const operand = labelsOf(body, node.operand);
      return under(plain(type), bindPattern(body, node.pattern, operand), {
        node,
        what: "this asks what it is",
      });
    }
    case "With":
      return withLabels(body, node, type);
    case "Lambda":
      return lambdaLabels(body, node, type);
    case "If":
      return ifLabels(body, node, type);
    case "Match":
      return armsLabels(body, node.arms, labelsOf(body, node.subject), type).value;
    case "Do":
      return blockLabels(body, node.body, type);
    case "Catch":
      return catchLabels(body, node, type);
    case "Attempt": {
      const { value, failure } = body.guarded(() => labelsOf(body, node.operand));
      const result = shapeOf(type, fresh);
      if (result.parts[0] !== undefined) body.give(value, result.parts[0], calculated(node));
      return under(result, failure, { node, what: "whether this failed shows it" });
    }
    case "Return": {
      if (node.value !== undefined) returned(body, labelsOf(body, node.value), node.value);
      body.returns(node);
      return plain(type);
    }
    case "Fail": {
      const value = labelsOf(body, node.value);
      // What its fields are declared with, whoever catches it reads there.
      body.fails(deepLabel(value), { node, what: "this failure holds it" });
      return plain(type);
    }
    case "Break":
      body.breaks(node);
      return plain(type);
    case "Continue":
      body.continues(node);
      return plain(type);
    default:
      // What is not built yet was reported.
      return plain(type);
  }
}

export function calculated(node: tree.Node): Step {
  return { node, what: "this is calculated from it" };
}

function indexLabels(body: Body, node: tree.Index, type: Type): Shape {
  const whole = labelsOf(body, node.receiver);
  const index = body.seen(labelsOf(body, node.index));
  const isMap = whole.type.kind === "builtin" && whole.type.name === "Map";
  const isSlice = type.kind === "builtin" && type.name === "List" && sliced(body, node);
  const step: Step = { node, what: "this looks it up" };
  if (isSlice) return under(whole, index, step);
  const item = isMap ? whole.parts[1] : whole.parts[0];
  // Whether there is an entry shows the keys.
  const keys = isMap && whole.parts[0] !== undefined ? body.seen(whole.parts[0]) : nothing;
  const shown = joined([whole.outer, index, keys], step);
  if (item === undefined) return under(plain(type), shown);
  return under(viewedAs(item, type), shown);
}

function sliced(body: Body, node: tree.Index): boolean {
  const type = body.typeOf(node.index);
  return type.kind === "builtin" && type.name === "Range";
}

function binaryLabels(body: Body, node: tree.Binary, type: Type): Shape {
  const left = labelsOf(body, node.left);
  switch (node.operator) {
    case "and":
    case "or": {
      const shown = body.seen(left);
      const right = body.inBranch(shown, () => labelsOf(body, node.right));
      return under(plain(type), joined([shown, body.seen(right)]), calculated(node));
    }
    case "??": {
      const right = body.inBranch(left.outer, () => labelsOf(body, node.right));
      const result = shapeOf(type, fresh);
      body.give(viewedAs(left, type), result, calculated(node));
      body.give(right, result, calculated(node));
      return under(result, left.outer);
    }
    case ">>":
      return composed(body, left, labelsOf(body, node.right), type, node);
    default:
      break;
  }
  const right = labelsOf(body, node.right);
  // Whether something is there is not what it is.
  if (node.left.kind === "NoneLiteral") return under(plain(type), right.outer, calculated(node));
  if (node.right.kind === "NoneLiteral") return under(plain(type), left.outer, calculated(node));
  if (node.operator === "+" && type.kind === "builtin" && type.name === "List") {
    const result = shapeOf(type, fresh);
    body.give(left, result, calculated(node));
    body.give(right, result, calculated(node));
    return result;
  }
  return under(plain(type), joined([body.seen(left), body.seen(right)]), calculated(node));
}

/** `f >> g` is the call `g(f(x))`. */
function composed(body: Body, left: Shape, right: Shape, type: Type, node: tree.Node): Shape {
  if (type.kind !== "function" || left.call === undefined) return plain(type);
  const outcome = calledValue(body, right, [left.call.result], [node]);
  return {
    type,
    outer: joined([left.outer, right.outer]),
    parts: [],
    call: {
      parameters: left.call.parameters,
      result: outcome.result,
      effects: [...left.call.effects, ...outcome.effects],
      rows: [],
      failure: joined([left.call.failure, outcome.failure]),
    },
  };
}
