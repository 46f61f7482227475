/** Flow typing: what a condition that holds, or does not, tells about the places it speaks of. */

import type * as tree from "@neuro-lang/parser";
import type { Body, Knowledge } from "./body.ts";
import { bool } from "./builtins.ts";
import { check, infer } from "./expressions.ts";
import { checkEquality } from "./operators.ts";
import { checkPattern, variantsOf } from "./patterns.ts";
import { type Place, placeOf, strip } from "./places.ts";
import type { Type } from "./types.ts";

/** What to add to the flow where something holds and where it does not. */
interface Consequences {
  readonly whenTrue: () => void;
  readonly whenFalse: () => void;
}

export interface Condition extends Consequences {
  /** Brings the names that its `is` patterns bind into the scope; they have values only where the condition holds. */
  readonly bind: () => void;
}

const nothing: Condition = { whenTrue: () => {}, whenFalse: () => {}, bind: () => {} };

/** Checks a condition, whose value is not asked for by itself: `bind` and the consequences are. */
export function condition(body: Body, expression: tree.Expression): Condition {
  const known = conditionOf(body, expression);
  body.typed(expression, bool);
  return known;
}

/** Checks a condition and goes on where it holds. */
export function holds(body: Body, expression: tree.Expression): void {
  const known = condition(body, expression);
  known.whenTrue();
  known.bind();
}

function conditionOf(body: Body, expression: tree.Expression): Condition {
  switch (expression.kind) {
    case "Parenthesized":
      return condition(body, expression.expression);
    case "Unary": {
      if (expression.operator !== "not") break;
      const { whenTrue, whenFalse } = condition(body, expression.operand);
      return { whenTrue: whenFalse, whenFalse: whenTrue, bind: () => {} };
    }
    case "Binary":
      if (expression.operator === "and" || expression.operator === "or")
        return connective(body, expression);
      if (expression.operator === "==" || expression.operator === "!=")
        return equality(body, expression);
      break;
    case "Is":
      return test(body, expression);
    default:
      break;
  }
  check(body, expression, bool);
  return nothing;
}

function connective(body: Body, expression: tree.Binary): Condition {
  const isAnd = expression.operator === "and";
  const left = condition(body, expression.left);
  const before = body.flow;
  (isAnd ? left.whenTrue : left.whenFalse)();
  const right = body.inScope(() => {
    if (isAnd) left.bind();
    return condition(body, expression.right);
  });
  body.flow = { ...before, captured: body.flow.captured };
  const both = (): void => {
    (isAnd ? left.whenTrue : left.whenFalse)();
    (isAnd ? right.whenTrue : right.whenFalse)();
  };
  if (!isAnd) return { ...nothing, whenFalse: both };
  return {
    whenTrue: both,
    whenFalse: () => {},
    bind: () => {
      left.bind();
      right.bind();
    },
  };
}

function equality(body: Body, expression: tree.Binary): Condition {
  checkEquality(body, expression);
  const sides = [expression.left, expression.right];
  const other = sides.findIndex((side) => strip(side).kind === "NoneLiteral");
  const isEqual = expression.operator === "==";
  if (other !== -1) {
    const place = placeOf(body, sides[1 - other]!);
    const type = body.solver.prune(body.facts.types.get(sides[1 - other]!)!);
    if (place?.key === undefined || type.kind !== "optional") return nothing;
    const present = knowing(body, place, { type: type.inner, variants: undefined });
    return isEqual ? { ...nothing, whenFalse: present } : { ...nothing, whenTrue: present };
  }
  // `x == 3` tells that x is there.
  for (const [index, side] of sides.entries()) {
    const place = placeOf(body, side);
    const type = body.solver.prune(body.facts.types.get(side)!);
    const against = body.solver.prune(body.facts.types.get(sides[1 - index]!)!);
    if (place?.key === undefined || type.kind !== "optional" || against.kind === "optional")
      continue;
    const present = knowing(body, place, { type: type.inner, variants: undefined });
    return isEqual ? { ...nothing, whenTrue: present } : { ...nothing, whenFalse: present };
  }
  return nothing;
}

function test(body: Body, expression: tree.Is): Condition {
  const type = infer(body, expression.operand);
  const place = placeOf(body, expression.operand);
  const bind = body.apart(() => {
    checkPattern(body, expression.pattern, type);
  });
  const { whenTrue, whenFalse } = patternKnowledge(body, place, expression.pattern, type);
  return expression.negated
    ? { whenTrue: whenFalse, whenFalse: whenTrue, bind: () => {} }
    : { whenTrue, whenFalse, bind };
}

/** What it tells about the subject that a pattern fits it, or does not. */
export function patternKnowledge(
  body: Body,
  place: Place | undefined,
  pattern: tree.Pattern,
  subject: Type,
): Consequences {
  if (place?.key === undefined) return nothing;
  const type = body.solver.prune(subject);
  if (pattern.kind === "LiteralPattern" && pattern.value.kind === "NoneLiteral") {
    if (type.kind !== "optional") return nothing;
    return {
      whenTrue: () => {},
      whenFalse: knowing(body, place, { type: type.inner, variants: undefined }),
    };
  }
  const inner = type.kind === "optional" ? type.inner : type;
  const fitting = fittingVariants(body, pattern);
  if (fitting === undefined) {
    const always = pattern.kind === "WildcardPattern" || pattern.kind === "BindingPattern";
    if (always || type.kind !== "optional") return nothing;
    return {
      whenTrue: knowing(body, place, { type: inner, variants: undefined }),
      whenFalse: () => {},
    };
  }
  const all = variantsOf(body, inner);
  const whenTrue = knowing(body, place, { type: inner, variants: new Set(fitting.names) });
  if (!fitting.whole || type.kind === "optional" || all === undefined)
    return { whenTrue, whenFalse: () => {} };
  return {
    whenTrue,
    whenFalse: () => {
      const possible = body.flow.known.get(place.key!)?.variants ?? new Set(all);
      const left = new Set([...possible].filter((name) => !fitting.names.includes(name)));
      body.know(place.key!, { type: inner, variants: left });
    },
  };
}

/** The variants that the pattern fits; `whole` if it fits all of their values. */
function fittingVariants(
  body: Body,
  pattern: tree.Pattern,
): { names: string[]; whole: boolean } | undefined {
  switch (pattern.kind) {
    case "AsPattern":
      return fittingVariants(body, pattern.pattern);
    case "OrPattern": {
      const parts = pattern.alternatives.map((each) => fittingVariants(body, each));
      if (parts.some((part) => part === undefined)) return undefined;
      return {
        names: parts.flatMap((part) => part!.names),
        whole: parts.every((part) => part!.whole),
      };
    }
    case "VariantPattern":
    case "RecordPattern": {
      const variant = body.facts.patterns.get(pattern)?.variant;
      if (variant === undefined) return undefined;
      const parts =
        pattern.kind === "VariantPattern"
          ? (pattern.arguments ?? []).map((each) => each.pattern)
          : pattern.fields.flatMap((field) => field.pattern ?? []);
      const whole = parts.every(
        (part) => part.kind === "WildcardPattern" || part.kind === "BindingPattern",
      );
      return { names: [variant], whole };
    }
    default:
      return undefined;
  }
}

function knowing(body: Body, place: Place, knowledge: Knowledge): () => void {
  return () => body.know(place.key!, knowledge);
}

/** The type that the place has here. */
export function narrowed(body: Body, place: Place | undefined, declared: Type): Type {
  if (place?.key === undefined) return declared;
  return body.flow.known.get(place.key)?.type ?? declared;
}
