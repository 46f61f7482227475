/** Calls of definitions and function values, lambdas, and functions as values. */

import type { Argument, Expression, IrFunction } from "../ir.ts";
import { compileExpression } from "./expressions.ts";
import { ReturnSignal, TailCall, inOrder, recovering, after } from "./flow.ts";
import { compilePlace } from "./places.ts";
import type { CompiledPlace } from "./places.ts";
import { compileDescriptor, missing, suspendsIn } from "./scope.ts";
import type { Frame, Scope, Step } from "./scope.ts";
import { compileBlock } from "./statements.ts";

type Call = Extract<Expression, { kind: "call" }>;

export function compileCall(scope: Scope, call: Call, tail: boolean): Step {
  const { machine } = scope;
  const descriptors = call.descriptors.map((type) => compileDescriptor(scope, type));
  if (tail && scope.self !== undefined && isJump(scope.self, call))
    return compileJump(scope, call, descriptors);
  const passed = call.arguments.map((argument) => compileArgument(scope, argument));
  const places = passed.flatMap(({ place }, index) =>
    place === undefined ? [] : [{ index, place }],
  );
  const steps = passed.map((argument) => argument.step);
  const { callee, rows } = call;
  return (frame) =>
    after(inOrder(steps, frame), (found) => {
      const values = [
        ...descriptors.map((descriptor) => descriptor(frame)),
        ...(found as unknown[]),
      ];
      const callable = machine.callable(callee);
      if (places.length === 0) return callable.invoke(values, suspendsIn(frame, rows));
      // Places are read when every argument is evaluated, and written back however the call ends.
      const keys = places.map(({ index }) => values[descriptors.length + index] as unknown[]);
      places.forEach(({ index, place }, which) => {
        values[descriptors.length + index] = place.read(frame, keys[which]!);
      });
      const writeBack = (): void => {
        places.forEach(({ index, place }, which) => {
          place.write(frame, keys[which]!, values[descriptors.length + index]);
        });
      };
      return recovering(
        () =>
          after(callable.invoke(values, suspendsIn(frame, rows)), (result) => {
            writeBack();
            return result;
          }),
        (error) => {
          writeBack();
          throw error;
        },
      );
    });
}

interface CompiledArgument {
  /** The value; of a place, its evaluated indices. */
  readonly step: Step;
  readonly place: CompiledPlace | undefined;
}

function compileArgument(scope: Scope, argument: Argument): CompiledArgument {
  switch (argument.kind) {
    case "value":
      return { step: compileExpression(scope, argument.value, false), place: undefined };
    case "place": {
      const place = compilePlace(scope, argument.place);
      return { step: place.keys, place };
    }
    case "default":
      return { step: () => missing, place: undefined };
  }
}

/** A self call in tail position can start the function again if it means the same body and each `var` argument is the very parameter. */
function isJump(self: IrFunction, call: Call): boolean {
  return (
    call.callee === self.id &&
    (!self.twofold || call.rows === "row") &&
    call.arguments.every((argument, index) => {
      const { place } = argument as { place?: { kind: string; name: string } };
      return (
        argument.kind !== "place" ||
        (place?.kind === "local" && place.name === self.parameters[index]?.local.name)
      );
    })
  );
}

function compileJump(
  scope: Scope,
  call: Call,
  descriptors: readonly ((frame: Frame) => unknown)[],
): Step {
  const steps: Step[] = call.arguments.map((argument) => {
    if (argument.kind !== "place") return compileArgument(scope, argument).step;
    const slot = scope.slot((argument.place as { name: string }).name);
    return (frame) => frame.locals[slot];
  });
  return (frame) =>
    after(inOrder(steps, frame), (found) => {
      return new TailCall([
        ...descriptors.map((descriptor) => descriptor(frame)),
        ...(found as unknown[]),
      ]);
    });
}

export function compileCallValue(
  scope: Scope,
  call: Extract<Expression, { kind: "call-value" }>,
): Step {
  const callee = compileExpression(scope, call.callee, false);
  const steps = call.arguments.map((argument) => compileExpression(scope, argument, false));
  return (frame) =>
    after(callee(frame), (called) =>
      after(inOrder(steps, frame), (values) =>
        (called as (...values: unknown[]) => unknown)(...(values as unknown[])),
      ),
    );
}

/** A lambda takes a snapshot of every variable; each call has variables of its own. */
export function compileLambda(scope: Scope, lambda: Extract<Expression, { kind: "lambda" }>): Step {
  const { machine } = scope;
  const inner = scope.withoutTailCalls();
  const slots = lambda.parameters.map((parameter) => scope.slot(parameter.name));
  const body = compileBlock(inner, lambda.body, false);
  return (frame) => {
    const snapshot = frame.locals.slice();
    const suspending = suspendsIn(frame, lambda.suspends);
    return (...values: unknown[]) => {
      machine.tick();
      const locals = snapshot.slice();
      slots.forEach((slot, index) => {
        locals[slot] = values[index];
      });
      return returning(() => body({ locals, suspending }));
    };
  };
}

/** Runs a body up to its `return`. */
export function returning(body: () => unknown): unknown {
  return recovering(body, (signal) => {
    if (signal instanceof ReturnSignal) return signal.value;
    throw signal;
  });
}

/** A constant, or a function as a value. */
export function compileDefinition(
  scope: Scope,
  use: Extract<Expression, { kind: "definition" }>,
): Step {
  const { machine } = scope;
  const { id, rows } = use;
  if (machine.definition(id).kind === "constant") return () => machine.constant(id);
  const descriptors = use.descriptors.map((descriptor) => compileDescriptor(scope, descriptor));
  return (frame) => {
    const first = descriptors.map((descriptor) => descriptor(frame));
    const suspending = suspendsIn(frame, rows);
    return (...values: unknown[]) => machine.callable(id).invoke([...first, ...values], suspending);
  };
}
