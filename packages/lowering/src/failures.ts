/** `catch` with a value, a binding or arms, and `attempt`. */

import type { Arm, Expression, IrType, Pattern } from "@neuro-lang/ir";
import type * as tree from "@neuro-lang/parser";
import type { BodyContext, ModuleContext } from "./context.ts";
import { lowerArm, lowerExpression } from "./expressions.ts";
import { read } from "./lambdas.ts";
import { blockOf, lowerBody } from "./statements.ts";
import { failureType, never } from "./types.ts";

export function lowerCatch(node: tree.Catch, type: IrType, context: BodyContext): Expression {
  const at = context.at(node);
  const failures = failureType(context.facts.failures.get(node) ?? []);
  const body = lowerExpression(node.body, context);
  return context.scoped(() => {
    const failure =
      node.binding === undefined
        ? context.temporary("failure", failures)
        : context.declare(node.binding);
    if (node.arms === undefined) {
      const handler = context.handling(failure, () => lowerBody(node.value!, type, context));
      return { kind: "catch", at, type, body, failure, handler };
    }
    const { arms: written } = node;
    const arms = context.handling(failure, () =>
      written.map((arm) => lowerArm(arm, type, context)),
    );
    if (!coversEvery(failures, arms, context.module)) {
      const again: Expression = { kind: "fail", at, type: never, value: read(failure, at) };
      arms.push({ pattern: { kind: "any" }, guard: undefined, body: blockOf(again) });
    }
    const match: Expression = { kind: "match", at, type, subject: read(failure, at), arms };
    return { kind: "catch", at, type, body, failure, handler: blockOf(match) };
  });
}

/** `fail`; inside a handler, what is handled there is the cause. */
export function lowerFail(node: tree.Fail, context: BodyContext): Expression {
  const at = context.at(node);
  const value = lowerExpression(node.value, context);
  const { handled } = context;
  const isRaisedAgain = value.kind === "local" && value.name === handled?.name;
  return handled === undefined || isRaisedAgain
    ? { kind: "fail", at, type: never, value }
    : { kind: "fail", at, type: never, value, cause: read(handled, at) };
}

export function lowerAttempt(node: tree.Attempt, context: BodyContext): Expression {
  const body = lowerExpression(node.operand, context);
  return { kind: "attempt", at: context.at(node), type: context.irTypeOf(node), body };
}

/** Whether no failure passes all arms, as far as a look at each arm alone can tell: otherwise one more arm raises it again. */
function coversEvery(failures: IrType, arms: readonly Arm[], module: ModuleContext): boolean {
  const patterns = arms
    .filter((arm) => arm.guard === undefined)
    .flatMap((arm) => alternativesOf(arm.pattern));
  if (patterns.some(alwaysFits)) return true;
  const types = failures.kind === "union" ? failures.items : [failures];
  return types.length > 0 && types.every((type) => coversType(type, patterns, module));
}

function coversType(type: IrType, patterns: readonly Pattern[], module: ModuleContext): boolean {
  if (type.kind !== "named") return false;
  const whole = patterns.some(
    (pattern) =>
      pattern.kind === "of-type" &&
      pattern.definition === type.definition &&
      alwaysFits(pattern.pattern),
  );
  if (whole) return true;
  const definition = module.program.definitions.get(type.definition);
  if (definition?.kind !== "sum") return false;
  return definition.variants.every((_, tag) =>
    patterns.some(
      (pattern) =>
        pattern.kind === "variant" &&
        pattern.definition === type.definition &&
        pattern.tag === tag &&
        pattern.fields.every(alwaysFits),
    ),
  );
}

function alternativesOf(pattern: Pattern): readonly Pattern[] {
  switch (pattern.kind) {
    case "or":
      return pattern.alternatives.flatMap(alternativesOf);
    case "as":
      return alternativesOf(pattern.pattern);
    default:
      return [pattern];
  }
}

function alwaysFits(pattern: Pattern): boolean {
  switch (pattern.kind) {
    case "any":
    case "bind":
      return true;
    case "as":
      return alwaysFits(pattern.pattern);
    case "or":
      return pattern.alternatives.some(alwaysFits);
    case "tuple":
      return pattern.items.every(alwaysFits);
    case "record":
      return pattern.fields.every((field) => alwaysFits(field.pattern));
    default:
      return false;
  }
}
