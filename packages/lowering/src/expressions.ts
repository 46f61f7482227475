/** Expressions: one case for each kind of node; larger ones stand in files of their own. */

import type { Arm, Expression, IrType } from "@neuro-lang/ir";
import type * as tree from "@neuro-lang/parser";
import { lowerCall } from "./calls.ts";
import type { BodyContext } from "./context.ts";
import { lowerAttempt, lowerCatch, lowerFail } from "./failures.ts";
import { lowerLambda } from "./lambdas.ts";
import { lowerMemberAccess, lowerTupleAccess, lowerName } from "./members.ts";
import { lowerBinary, lowerUnary } from "./operators.ts";
import { lowerPattern } from "./patterns.ts";
import { lowerRecord, lowerWith } from "./records.ts";
import { lowerBody } from "./statements.ts";
import { bool, never, unit } from "./types.ts";

export function lowerExpression(node: tree.Expression, context: BodyContext): Expression {
  return context.held(node) ?? lowerAs(node, context.irTypeOf(node), context);
}

/** An expression whose value nobody looks at: its branches need not give one. */
export function lowerUnused(node: tree.Expression, context: BodyContext): Expression {
  switch (node.kind) {
    case "Parenthesized":
      return lowerUnused(node.expression, context);
    case "If":
    case "Match":
    case "Do":
    case "Catch": {
      const type = context.facts.types.get(node);
      const isNever = type?.kind === "builtin" && type.name === "Never";
      return lowerAs(node, isNever ? never : unit, context);
    }
    default:
      return lowerExpression(node, context);
  }
}

function lowerAs(node: tree.Expression, type: IrType, context: BodyContext): Expression {
  const at = context.at(node);
  // The checker knows nothing of a value whose type is a hole, what a call of it does included: here the program stops.
  if (context.facts.types.get(node)?.kind === "error")
    return { kind: "hole", at, type: never, name: "", live: context.visible };
  switch (node.kind) {
    case "NumberLiteral":
    case "UnitLiteral":
    case "BooleanLiteral":
      return { kind: "literal", at, type, value: node.value };
    case "NoneLiteral":
      return { kind: "none", at, type };
    case "TextLiteral":
      return lowerText(node, type, context);
    case "RegexLiteral":
      return { kind: "regex", at, type, pattern: node.pattern, flags: node.flags };
    case "Identifier":
    case "TypeReference":
      return lowerName(node, context);
    case "MemberAccess":
      return lowerMemberAccess(node, context);
    case "TupleAccess":
      return lowerTupleAccess(node, context);
    case "Index":
      return lowerIndex(node, type, context);
    case "RecordLiteral":
      return lowerRecord(node, context);
    case "With":
      return lowerWith(node, context);
    case "MapLiteral":
      return {
        kind: "map",
        at,
        type,
        entries: node.entries.map((entry) => ({
          key: lowerExpression(entry.key, context),
          value: lowerExpression(entry.value, context),
        })),
      };
    case "SetLiteral":
      return { kind: "set", at, type, items: lowerEach(node.items, context) };
    case "ListLiteral":
      return {
        kind: "list",
        at,
        type,
        items: node.items.map((item) =>
          item.kind === "Spread"
            ? { spread: true, value: lowerExpression(item.value, context) }
            : { spread: false, value: lowerExpression(item, context) },
        ),
      };
    case "TupleLiteral":
      if (node.items.length === 0) return { kind: "unit", at, type };
      return { kind: "tuple", at, type, items: lowerEach(node.items, context) };
    case "Parenthesized":
      return lowerExpression(node.expression, context);
    case "Call":
      return lowerCall(node, context);
    case "Unary":
      return lowerUnary(node, context);
    case "Binary":
      return lowerBinary(node, context);
    case "Is": {
      const operand = lowerExpression(node.operand, context);
      const pattern = lowerPattern(node.pattern, context);
      const test: Expression = { kind: "is", at, type: bool, operand, pattern };
      return node.negated ? { kind: "not", at, type, operand: test } : test;
    }
    case "Lambda":
      return lowerLambda(node, context);
    case "If":
      return lowerIf(node, type, context);
    case "Match":
      return {
        kind: "match",
        at,
        type,
        subject: lowerExpression(node.subject, context),
        arms: node.arms.map((arm) => lowerArm(arm, type, context)),
      };
    case "Do":
      return { kind: "block", at, type, block: lowerBody(node.body, type, context) };
    case "Catch":
      return lowerCatch(node, type, context);
    case "Attempt":
      return lowerAttempt(node, context);
    case "Return":
      return {
        kind: "return",
        at,
        type,
        value: node.value === undefined ? undefined : lowerExpression(node.value, context),
      };
    case "Fail":
      return lowerFail(node, context);
    case "Break":
      return { kind: "break", at, type };
    case "Continue":
      return { kind: "continue", at, type };
    case "HoleExpression":
      return { kind: "hole", at, type, name: node.name ?? "", live: context.visible };
    case "Intent": {
      const name = context.module.sourceOf(node.words);
      return { kind: "hole", at, type, name, live: context.visible };
    }
    case "Await":
    case "Spawn":
    case "Ask":
    case "Parallel":
    case "Race":
    case "Select":
    case "ErrorExpression":
      throw new Error(`The ${node.kind} at ${node.start} cannot be lowered.`);
  }
}

function lowerEach(nodes: readonly tree.Expression[], context: BodyContext): readonly Expression[] {
  return nodes.map((node) => lowerExpression(node, context));
}

/** Text without interpolation is a literal. */
function lowerText(node: tree.TextLiteral, type: IrType, context: BodyContext): Expression {
  const at = context.at(node);
  const parts = node.parts.map((part) =>
    part.kind === "TextPart" ? part.value : lowerExpression(part, context),
  );
  if (parts.every((part) => typeof part === "string")) {
    return { kind: "literal", at, type, value: parts.join("") };
  }
  return { kind: "interpolate", at, type, parts };
}

function lowerIndex(node: tree.Index, type: IrType, context: BodyContext): Expression {
  const at = context.at(node.index);
  const object = lowerExpression(node.receiver, context);
  const index = lowerExpression(node.index, context);
  return index.type.kind === "range"
    ? { kind: "slice", at, type, object, range: index }
    : { kind: "index", at, type, object, index };
}

function lowerIf(node: tree.If, type: IrType, context: BodyContext): Expression {
  const at = context.at(node);
  return context.scoped(() => {
    const condition = lowerExpression(node.condition, context);
    const then = lowerBody(node.then, type, context);
    return {
      kind: "if",
      at,
      type,
      condition,
      then,
      else: node.else === undefined ? undefined : lowerElse(node.else, type, context),
    };
  });
}

function lowerElse(
  node: tree.Block | tree.If,
  type: IrType,
  context: BodyContext,
): ReturnType<typeof lowerBody> {
  if (node.kind === "Block") return lowerBody(node, type, context);
  const inner = lowerIf(node, type, context);
  if (type.kind !== "unit") return { statements: [], result: inner };
  return {
    statements: [{ kind: "expression", at: inner.at, expression: inner }],
    result: undefined,
  };
}

export function lowerArm(arm: tree.Arm, type: IrType, context: BodyContext): Arm {
  return context.scoped(() => ({
    pattern: lowerPattern(arm.pattern, context),
    guard: arm.guard === undefined ? undefined : lowerExpression(arm.guard, context),
    body: lowerBody(arm.body, type, context),
  }));
}
