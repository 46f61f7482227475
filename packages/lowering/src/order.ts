/**
 * Arguments and fields stand in the order of their declaration, but are evaluated as written. Where the orders differ and that
 * could be seen, the values are held in variables first.
 */

import type { Expression, IrType, Statement } from "@neuro-lang/ir";
import type * as tree from "@neuro-lang/parser";
import type { BodyContext } from "./context.ts";
import { lowerExpression } from "./expressions.ts";
import { read } from "./lambdas.ts";

/** `constant`: the same at any time. `reads`: changes nothing, never stops. `acts`: anything else. */
type Activity = "constant" | "reads" | "acts";

function activityOf(expression: tree.Expression, context: BodyContext): Activity {
  switch (expression.kind) {
    case "NumberLiteral":
    case "UnitLiteral":
    case "BooleanLiteral":
    case "NoneLiteral":
    case "RegexLiteral":
    case "TypeReference":
      return "constant";
    case "Identifier": {
      const resolution = context.facts.resolutions.get(expression);
      return resolution?.kind === "local" && resolution.binding.var ? "reads" : "constant";
    }
    case "Lambda":
      return "reads";
    case "Parenthesized":
      return activityOf(expression.expression, context);
    case "MemberAccess": {
      const resolution = context.facts.resolutions.get(expression);
      if (resolution?.kind !== "field") return "constant";
      return atMost("reads", [expression.receiver], context);
    }
    case "TupleAccess":
      return atMost("reads", [expression.receiver], context);
    case "TextLiteral": {
      const values = expression.parts.filter((part) => part.kind !== "TextPart");
      return values.length === 0 ? "constant" : atMost("reads", values, context);
    }
    case "TupleLiteral":
      return atMost("constant", expression.items, context);
    case "ListLiteral": {
      const items = expression.items.map((item) => (item.kind === "Spread" ? item.value : item));
      return atMost("constant", items, context);
    }
    default:
      return "acts";
  }
}

function atMost(own: Activity, parts: readonly tree.Expression[], context: BodyContext): Activity {
  const activities = [own, ...parts.map((part) => activityOf(part, context))];
  if (activities.includes("acts")) return "acts";
  return activities.includes("reads") ? "reads" : "constant";
}

/** Whether evaluating `parts` in this order cannot be told from evaluating them as written. */
function orderIsUnseen(parts: readonly tree.Expression[], context: BodyContext): boolean {
  const activities = parts.map((part) => activityOf(part, context));
  if (!activities.includes("acts")) return true;
  const moving = parts.filter((_, index) => activities[index] !== "constant");
  return moving.every((part, index) => index === 0 || moving[index - 1]!.start <= part.start);
}

/**
 * Lowers `parts`, which stand in declaration order, so that they are evaluated as written; `build` makes the whole of them.
 * An undefined part takes its default.
 */
export function inWrittenOrder(
  parts: readonly (tree.Expression | undefined)[],
  context: BodyContext,
  at: number,
  type: IrType,
  build: (values: readonly (Expression | undefined)[]) => Expression,
): Expression {
  const present = parts.filter((part) => part !== undefined);
  if (orderIsUnseen(present, context)) {
    return build(
      parts.map((part) => (part === undefined ? undefined : lowerExpression(part, context))),
    );
  }
  const statements: Statement[] = [];
  const held = new Map<tree.Expression, Expression>();
  for (const part of present.toSorted((one, other) => one.start - other.start)) {
    const value = lowerExpression(part, context);
    if (activityOf(part, context) === "constant") {
      held.set(part, value);
      continue;
    }
    const local = context.temporary("value", value.type);
    statements.push({ kind: "let", at: context.at(part), pattern: { kind: "bind", local }, value });
    held.set(part, read(local, context.at(part)));
  }
  const result = build(parts.map((part) => (part === undefined ? undefined : held.get(part))));
  return { kind: "block", at, type, block: { statements, result } };
}
