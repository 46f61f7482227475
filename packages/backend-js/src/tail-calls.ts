/** A function that ends by calling itself goes round a loop instead: constant stack. */
import type { Expression } from "@neuro-lang/ir";
import type { Body } from "./body.ts";
import { emitExpression } from "./expressions.ts";
import type { Js } from "./js.ts";

type Call = Extract<Expression, { kind: "call" }>;

export function isTailCall(body: Body, expression: Expression): expression is Call {
  const { tail } = body;
  if (tail === undefined || expression.kind !== "call" || expression.callee !== tail.definition)
    return false;
  const callee = body.context.callable(expression.callee)!;
  // A `var` argument must be the parameter itself; a descriptor must be passed on as it is.
  return (
    expression.arguments.every((argument, index) => {
      if (argument.kind !== "place")
        return argument.kind === "value" || tail.inputs[index] !== undefined;
      return (
        argument.place.kind === "local" &&
        argument.place.name === callee.parameters[index]!.local.name
      );
    }) &&
    expression.descriptors.every(
      (type, index) => type.kind === "parameter" && type.name === callee.reified[index],
    ) &&
    expression.arguments.every((argument) => argument.kind !== "default") &&
    // The loop goes round in the same body.
    (!callee.twofold || expression.rows === "row")
  );
}

export function emitTailCall(body: Body, expression: Call): void {
  const tail = body.tail!;
  const callee = body.context.callable(expression.callee)!;
  tail.used = true;
  const changed = expression.arguments.flatMap((argument, index) => {
    const input = tail.inputs[index];
    if (input === undefined || argument.kind !== "value") return [];
    const same =
      argument.value.kind === "local" &&
      argument.value.name === callee.parameters[index]!.local.name;
    return same && body.binding(argument.value.name).js.code === input
      ? []
      : [{ input, value: argument.value }];
  });
  const values = body.sequence(
    changed.map(
      ({ value }) =>
        () =>
          emitExpression(body, value),
    ),
  );
  const kept = values.map((value, index): Js => {
    // The last assignment may read what earlier ones have not yet changed.
    const isOnly = index === 0 && values.length === 1;
    return isOnly || isConstant(value) ? value : body.spill(value, "next");
  });
  for (const [index, { input }] of changed.entries()) body.push(`${input} = ${kept[index]!.code};`);
  if (body.jumps.some((jump) => jump.kind === "loop")) {
    tail.label ??= body.temporary("again");
    body.push(`continue ${tail.label};`);
  } else {
    body.push("continue;");
  }
}

/** A number, text or other literal: nothing that a parameter's change could change. */
function isConstant(value: Js): boolean {
  return /^(-?\d[\d.]*|"[^"]*"|true|false|undefined)$/.test(value.code);
}

/** True if some side of an `if`, or the last operand of `and` and `or`, is such a call. */
export function endsInTailCall(body: Body, expression: Expression): boolean {
  if (expression.kind === "and" || expression.kind === "or")
    return endsInTailCall(body, expression.right);
  if (expression.kind !== "if") return isTailCall(body, expression);
  return [expression.then, expression.else].some(
    (side) => side?.result !== undefined && endsInTailCall(body, side.result),
  );
}
