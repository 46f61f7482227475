/** Blocks and statements. */

import { Range, panic, withHostAsync } from "@neuro-lang/runtime";
import type { Block, Expression, Statement } from "../ir.ts";
import { compileExpression } from "./expressions.ts";
import {
  breakSignal,
  continueSignal,
  finishing,
  inOrder,
  recovering,
  repeating,
  after,
} from "./flow.ts";
import { compilePattern } from "./patterns.ts";
import type { Matcher } from "./patterns.ts";
import { compilePlace } from "./places.ts";
import type { Frame, Scope, Step } from "./scope.ts";
import { compileShow } from "./showing.ts";
import { arithmetic, comparison, itemsOf } from "./values.ts";

/** `tail`: the block's value is what the function gives. */
export function compileBlock(scope: Scope, block: Block, tail: boolean): Step {
  const deferring = block.statements.some((statement) => statement.kind === "defer");
  if (!deferring) return compileBody(scope, block, tail, -1);
  const slot = scope.hiddenSlot();
  const body = compileBody(scope.withoutTailCalls(), block, false, slot);
  return (frame) => {
    const deferred: Step[] = [];
    frame.locals[slot] = deferred;
    return finishing(
      () => body(frame),
      () => runDeferred(deferred, frame),
    );
  };
}

/** Last in first out; one that panics does not keep the others from running. */
function runDeferred(deferred: Step[], frame: Frame): unknown {
  const last = deferred.pop();
  return (
    last &&
    finishing(
      () => last(frame),
      () => runDeferred(deferred, frame),
    )
  );
}

function compileBody(scope: Scope, block: Block, tail: boolean, deferSlot: number): Step {
  const last = block.statements.at(-1);
  const lastCall =
    block.result === undefined && tail && last?.kind === "expression" ? last : undefined;
  const statements = lastCall === undefined ? block.statements : block.statements.slice(0, -1);
  const steps = statements.map((statement) => compileStatement(scope, statement, deferSlot));
  const result = block.result ?? lastCall?.expression;
  if (result === undefined) return (frame) => after(runAll(steps, frame), () => undefined);
  const value = compileExpression(scope, result, tail);
  return steps.length === 0 ? value : (frame) => after(runAll(steps, frame), () => value(frame));
}

function runAll(steps: readonly Step[], frame: Frame): unknown {
  for (let index = 0; index < steps.length; index += 1) {
    const pending = steps[index]!(frame);
    if (pending instanceof Promise) return runRest(steps, frame, index + 1, pending);
  }
  return undefined;
}

async function runRest(
  steps: readonly Step[],
  frame: Frame,
  from: number,
  pending: Promise<unknown>,
): Promise<void> {
  await pending;
  for (let index = from; index < steps.length; index += 1) await steps[index]!(frame);
}

function compileStatement(scope: Scope, statement: Statement, deferSlot: number): Step {
  switch (statement.kind) {
    case "let": {
      const value = compileExpression(scope, statement.value, false);
      const bind = mustMatch(compilePattern(scope, statement.pattern));
      return (frame) => after(value(frame), (found) => bind(frame, found));
    }
    case "var": {
      const value = compileExpression(scope, statement.value, false);
      const slot = scope.slot(statement.local.name);
      return (frame) =>
        after(value(frame), (found) => {
          frame.locals[slot] = found;
        });
    }
    case "assign":
      return compileAssign(scope, statement);
    case "expression": {
      const value = compileExpression(scope, statement.expression, false);
      return (frame) => after(value(frame), () => undefined);
    }
    case "for":
      return compileFor(scope, statement);
    case "while": {
      const { machine } = scope;
      const condition = compileExpression(scope, statement.condition, false);
      const body = loopBody(compileBlock(scope, statement.body, false));
      return (frame) =>
        repeating(() => {
          machine.tick();
          return after(condition(frame), (holds) => (holds === true ? body(frame) : false));
        });
    }
    case "defer": {
      const body = compileBlock(scope.withoutTailCalls(), statement.body, false);
      return (frame) => {
        (frame.locals[deferSlot] as Step[]).push(body);
      };
    }
    case "expect":
      return compileExpect(scope, statement.condition, statement.source);
    case "given": {
      const values = statement.providers.map((provider) =>
        compileExpression(scope, provider.value, false),
      );
      const body = compileBlock(scope.withoutTailCalls(), statement.body, false);
      return (frame) =>
        after(inOrder(values, frame), (found) => {
          const providers = statement.providers.map(({ capability }, index) => [
            capability,
            (found as unknown[])[index],
          ]);
          return withHostAsync(Object.fromEntries(providers), () => body(frame));
        });
    }
  }
}

function mustMatch(matcher: Matcher): Matcher {
  return (frame, value) => {
    if (!matcher(frame, value)) throw new Error("A pattern that must always match did not.");
    return true;
  };
}

function compileAssign(scope: Scope, statement: Extract<Statement, { kind: "assign" }>): Step {
  const place = compilePlace(scope, statement.place);
  const value = compileExpression(scope, statement.value, false);
  const { operator } = statement;
  return (frame) =>
    after(place.keys(frame), (found) => {
      const keys = found as unknown[];
      // The place comes first in the source: where it does not lead anywhere, the value is not evaluated.
      if (operator === undefined) place.reach(frame, keys);
      const before = operator === undefined ? undefined : place.read(frame, keys);
      return after(value(frame), (operand) => {
        const after =
          operator === undefined
            ? operand
            : arithmetic(operator.domain, operator.operator, before, operand);
        place.write(frame, keys, after);
      });
    });
}

function compileFor(scope: Scope, statement: Extract<Statement, { kind: "for" }>): Step {
  const { machine } = scope;
  const iterable = compileExpression(scope, statement.iterable, false);
  const bind = mustMatch(compilePattern(scope, statement.pattern));
  const body = loopBody(compileBlock(scope, statement.body, false));
  return (frame) =>
    after(iterable(frame), (collection) => {
      const items = itemsOf(collection);
      const first = items instanceof Range ? items.start : 0;
      const count = items.length;
      return repeating((round) => {
        if (round >= count) return false;
        machine.tick();
        bind(frame, items instanceof Range ? first + round : items[round]);
        return body(frame);
      });
    });
}

/** Gives false after a `break`, otherwise true. */
function loopBody(body: Step): Step {
  return (frame) =>
    recovering(
      () => after(body(frame), () => true),
      (signal) => {
        if (signal === continueSignal) return true;
        if (signal === breakSignal) return false;
        throw signal;
      },
    );
}

function compileExpect(scope: Scope, condition: Expression, source: string): Step {
  if (condition.kind !== "compare") {
    const holds = compileExpression(scope, condition, false);
    return (frame) =>
      after(holds(frame), (value) => {
        if (value !== true) panic`expected: ${source}`;
      });
  }
  const left = compileExpression(scope, condition.left, false);
  const right = compileExpression(scope, condition.right, false);
  const showLeft = compileShow(scope, condition.left.type);
  const showRight = compileShow(scope, condition.right.type);
  const { operator } = condition;
  return (frame) =>
    after(left(frame), (first) =>
      after(right(frame), (second) => {
        if (comparison(operator, first, second)) return;
        panic`expected: ${source}\n  left:  ${showLeft(frame, first)}\n  right: ${showRight(frame, second)}`;
      }),
    );
}
