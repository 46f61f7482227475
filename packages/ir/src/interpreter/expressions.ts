/** Expressions: each is compiled once to a step that gives its value. Evaluation is left to right. */

import {
  Failure,
  NeuroMap,
  NeuroSet,
  causeOf,
  contains,
  index,
  panic,
  raise,
  range,
  regex,
  slice,
  payloadName,
} from "@neuro-lang/runtime";
import type { Range } from "@neuro-lang/runtime";
import { changed } from "../classes.ts";
import type { DefinitionId, Expression } from "../ir.ts";
import { compileCall, compileCallValue, compileDefinition, compileLambda } from "./calls.ts";
import { ReturnSignal, breakSignal, continueSignal, inOrder, recovering, after } from "./flow.ts";
import { compilePattern } from "./patterns.ts";
import { compileDescriptor, type Frame, type Scope, type Step } from "./scope.ts";
import { compileShow } from "./showing.ts";
import { compileBlock } from "./statements.ts";
import { arithmetic, builtinField, comparison, negate } from "./values.ts";

type Kind<Name extends Expression["kind"]> = Extract<Expression, { kind: Name }>;

/** `tail`: the value is what the function gives, so a self call may jump. */
export function compileExpression(scope: Scope, expression: Expression, tail: boolean): Step {
  switch (expression.kind) {
    case "literal": {
      const { value } = expression;
      return () => value;
    }
    case "regex": {
      const { pattern, flags } = expression;
      return () => regex(pattern, flags);
    }
    case "none":
    case "unit":
      return () => undefined;
    case "local": {
      const slot = scope.slot(expression.name);
      return (frame) => frame.locals[slot];
    }
    case "definition":
      return compileDefinition(scope, expression);
    case "call":
      return compileCall(scope, expression, tail);
    case "call-value":
      return compileCallValue(scope, expression);
    case "record":
      return compileConstruction(scope, expression.definition, 0, expression.fields);
    case "variant":
      return compileConstruction(scope, expression.definition, expression.tag, expression.fields);
    case "constructor": {
      const { machine } = scope;
      const { definition, tag } = expression;
      return () =>
        (...values: unknown[]) =>
          machine.make(definition, tag, values);
    }
    case "tuple":
      return compileAll(scope, expression.items, (items) => items);
    case "list": {
      const { items } = expression;
      return compileAll(
        scope,
        items.map((item) => item.value),
        (values) =>
          values.flatMap((value, which) => (items[which]!.spread ? (value as unknown[]) : [value])),
      );
    }
    case "map": {
      const parts = expression.entries.flatMap((entry) => [entry.key, entry.value]);
      return compileAll(scope, parts, (values) => {
        const map = new NeuroMap<unknown, unknown>();
        for (let which = 0; which < values.length; which += 2)
          map.set(values[which], values[which + 1]);
        return map;
      });
    }
    case "set":
      return compileAll(scope, expression.items, (values) => new NeuroSet(values));
    case "range":
      return compileAll(scope, [expression.from, expression.to], ([from, to]) => {
        return range(from as number, to as number, expression.inclusive);
      });
    case "field": {
      const { name } = expression;
      return compileAll(scope, [expression.object], ([object]) =>
        fieldOf(object as Record<string, unknown>, name),
      );
    }
    case "builtin-field": {
      const { name } = expression;
      if (name !== "cause")
        return compileAll(scope, [expression.object], ([object]) => builtinField(object, name));
      const object = compileExpression(scope, expression.object, false);
      const record = compileDescriptor(scope, expression.type);
      return (frame) => after(object(frame), (failure) => causeOf(failure, record(frame)));
    }
    case "item":
      return compileAll(
        scope,
        [expression.object],
        ([object]) => (object as unknown[])[expression.index],
      );
    case "index":
      return compileAll(scope, [expression.object, expression.index], ([object, at]) =>
        index(object, at),
      );
    case "slice":
      return compileAll(scope, [expression.object, expression.range], ([object, part]) =>
        slice(object, part as Range),
      );
    case "negate":
      return compileAll(scope, [expression.operand], ([operand]) =>
        negate(expression.domain, operand),
      );
    case "not":
      return compileAll(scope, [expression.operand], ([operand]) => operand !== true);
    case "and":
      return compileChoice(scope, expression, tail, (left) => left === true);
    case "or":
      return compileChoice(scope, expression, tail, (left) => left !== true);
    case "coalesce":
      return compileChoice(scope, expression, tail, (left) => left === undefined);
    case "arithmetic": {
      const { domain, operator } = expression;
      return compileAll(scope, [expression.left, expression.right], ([left, right]) => {
        return arithmetic(domain, operator, left, right);
      });
    }
    case "compare":
      return compileAll(scope, [expression.left, expression.right], ([left, right]) => {
        return comparison(expression.operator, left, right);
      });
    case "contains":
      return compileContains(scope, expression);
    case "optional-chain": {
      const object = compileExpression(scope, expression.object, false);
      const slot = scope.slot(expression.local.name);
      const body = compileExpression(scope, expression.body, false);
      return (frame) =>
        after(object(frame), (value) => {
          if (value === undefined) return undefined;
          frame.locals[slot] = value;
          return body(frame);
        });
    }
    case "interpolate":
      return compileInterpolation(scope, expression);
    case "is": {
      const operand = compileExpression(scope, expression.operand, false);
      const fits = compilePattern(scope, expression.pattern);
      return (frame) => after(operand(frame), (value) => fits(frame, value));
    }
    case "with": {
      const names = expression.fields.map((field) => field.name);
      const parts = [expression.record, ...expression.fields.map((field) => field.value)];
      return compileAll(scope, parts, ([record, ...values]) => {
        return names.reduce(
          (copy, name, which) => changed(copy, name, values[which]),
          record as object,
        );
      });
    }
    case "lambda":
      return compileLambda(scope, expression);
    case "if": {
      const condition = compileExpression(scope, expression.condition, false);
      const whenTrue = compileBlock(scope, expression.then, tail);
      const whenFalse =
        expression.else === undefined ? undefined : compileBlock(scope, expression.else, tail);
      return (frame) =>
        after(condition(frame), (holds) => (holds === true ? whenTrue(frame) : whenFalse?.(frame)));
    }
    case "match":
      return compileMatch(scope, expression, tail);
    case "block":
      return compileBlock(scope, expression.block, tail);
    case "catch": {
      const body = compileExpression(scope.withoutTailCalls(), expression.body, false);
      const slot = scope.slot(expression.failure.name);
      const handler = compileBlock(scope, expression.handler, tail);
      return (frame) =>
        caught(body, frame, (failure) => {
          frame.locals[slot] = failure;
          return handler(frame);
        });
    }
    case "attempt":
      return compileAttempt(scope, expression);
    case "return": {
      if (expression.value === undefined) {
        return () => {
          throw new ReturnSignal(undefined);
        };
      }
      const value = compileExpression(scope, expression.value, scope.self !== undefined);
      return (frame) =>
        after(value(frame), (found) => {
          throw new ReturnSignal(found);
        });
    }
    case "fail":
      return compileAll(
        scope,
        expression.cause === undefined ? [expression.value] : [expression.value, expression.cause],
        ([failure, cause]) => raise(failure as Failure, cause as Failure | undefined),
      );
    case "break":
      return () => {
        throw breakSignal;
      };
    case "continue":
      return () => {
        throw continueSignal;
      };
    case "hole": {
      const { name } = expression;
      const live = expression.live.map((local) => {
        return {
          name: local.name,
          slot: scope.slot(local.name),
          text: compileShow(scope, local.type),
        };
      });
      return (frame) => {
        const shown = live.map(
          (local) => `\n  ${local.name} = ${local.text(frame, frame.locals[local.slot])}`,
        );
        return panic`the hole ?${name} was reached${shown.join("")}`;
      };
    }
  }
}

/** Evaluates the parts in order, then combines their values. */
function compileAll(
  scope: Scope,
  parts: readonly Expression[],
  combine: (values: unknown[]) => unknown,
): Step {
  const steps = parts.map((part) => compileExpression(scope, part, false));
  return (frame) => after(inOrder(steps, frame), (values) => combine(values as unknown[]));
}

/** Gives the left value unless it asks for the right one. */
function compileChoice(
  scope: Scope,
  expression: Kind<"and" | "or" | "coalesce">,
  tail: boolean,
  asks: (left: unknown) => boolean,
): Step {
  const left = compileExpression(scope, expression.left, false);
  const right = compileExpression(scope, expression.right, tail);
  return (frame) => after(left(frame), (value) => (asks(value) ? right(frame) : value));
}

function compileConstruction(
  scope: Scope,
  definition: DefinitionId,
  tag: number,
  fields: readonly (Expression | undefined)[],
): Step {
  const { machine } = scope;
  const steps: Step[] = fields.map((field, which) => {
    return field === undefined
      ? () => machine.fieldDefault(definition, tag, which)
      : compileExpression(scope, field, false);
  });
  return (frame) =>
    after(inOrder(steps, frame), (values) => machine.make(definition, tag, values as unknown[]));
}

/** The item stands on the left in the source (`x in xs`) and is evaluated first. */
function compileContains(scope: Scope, expression: Kind<"contains">): Step {
  return compileAll(scope, [expression.item, expression.collection], ([item, collection]) =>
    contains(collection, item),
  );
}

function compileInterpolation(scope: Scope, expression: Kind<"interpolate">): Step {
  const parts = expression.parts.map((part): Step => {
    if (typeof part === "string") return () => part;
    const value = compileExpression(scope, part, false);
    const text = compileShow(scope, part.type);
    return (frame) => after(value(frame), (found) => text(frame, found));
  });
  return (frame) => after(inOrder(parts, frame), (texts) => (texts as string[]).join(""));
}

function compileMatch(scope: Scope, expression: Kind<"match">, tail: boolean): Step {
  const subject = compileExpression(scope, expression.subject, false);
  const arms = expression.arms.map((arm) => ({
    fits: compilePattern(scope, arm.pattern),
    guard: arm.guard === undefined ? undefined : compileExpression(scope, arm.guard, false),
    body: compileBlock(scope, arm.body, tail),
  }));
  const from = (which: number, frame: Frame, value: unknown): unknown => {
    const arm = arms[which];
    if (arm === undefined) throw new Error("No arm of a match fits.");
    if (!arm.fits(frame, value)) return from(which + 1, frame, value);
    if (arm.guard === undefined) return arm.body(frame);
    return after(arm.guard(frame), (holds) =>
      holds === true ? arm.body(frame) : from(which + 1, frame, value),
    );
  };
  return (frame) => after(subject(frame), (value) => from(0, frame, value));
}

/** Runs `body`; a failure, and nothing else, goes to `handle`. */
function caught(body: Step, frame: Frame, handle: (failure: Failure) => unknown): unknown {
  return recovering(
    () => body(frame),
    (error) => {
      if (error instanceof Failure) return handle(error);
      throw error;
    },
  );
}

function compileAttempt(scope: Scope, expression: Kind<"attempt">): Step {
  const { machine } = scope;
  if (expression.type.kind !== "named") throw new Error("An attempt must give a Result.");
  const result = expression.type.definition;
  const body = compileExpression(scope.withoutTailCalls(), expression.body, false);
  return (frame) =>
    caught(
      (running) => after(body(running), (value) => machine.make(result, 0, [value])),
      frame,
      (failure) => machine.make(result, 1, [failure]),
    );
}

/** Only a variant has the property of a payload field that is called `tag`. */
function fieldOf(object: Readonly<Record<string, unknown>>, name: string): unknown {
  const payload = payloadName(name);
  return object[payload in object ? payload : name];
}
