/** Lambdas, with the patterns of their parameters, and `f >> g`. */

import { type FunctionType, suspensionOf } from "@neuro-lang/checker";
import type { Expression, Local, Statement } from "@neuro-lang/ir";
import type * as tree from "@neuro-lang/parser";
import { functionCall } from "./calls.ts";
import { type BodyContext, factOf } from "./context.ts";
import { lowerExpression } from "./expressions.ts";
import { lowerPattern } from "./patterns.ts";
import { blockOf, lowerBody } from "./statements.ts";
import { lowerType } from "./types.ts";

function functionTypeOf(node: tree.Expression, context: BodyContext): FunctionType {
  const type = context.typeOf(node);
  if (type.kind !== "function")
    throw new Error(`The ${node.kind} at ${node.start} is no function.`);
  return type;
}

export function lowerLambda(node: tree.Lambda, context: BodyContext): Expression {
  const type = functionTypeOf(node, context);
  const { suspends } = factOf(context.facts.lambdas, node, "effects");
  return context.inLambda(() => {
    const { parameters, opening } = lowerParameters(node, type, context);
    const body = lowerBody(node.body, lowerType(type.result), context);
    return {
      kind: "lambda",
      at: context.at(node),
      type: lowerType(type),
      parameters,
      body: { statements: [...opening, ...body.statements], result: body.result },
      suspends,
    };
  });
}

/** The lambda's variables, and the statements that take its patterns apart. */
function lowerParameters(
  node: tree.Lambda,
  type: FunctionType,
  context: BodyContext,
): { readonly parameters: readonly Local[]; readonly opening: readonly Statement[] } {
  const at = context.at(node);
  const [only] = type.parameters;
  if (node.parameters.length > 1 && type.parameters.length === 1 && only?.kind === "tuple") {
    // `(a, b) => …` where one tuple is expected.
    const tuple = context.temporary("tuple", lowerType(only));
    const items = node.parameters.map((parameter) => lowerPattern(parameter.pattern, context));
    const pattern = { kind: "tuple", items } as const;
    return {
      parameters: [tuple],
      opening: [{ kind: "let", at, pattern, value: read(tuple, at) }],
    };
  }
  const opening: Statement[] = [];
  const parameters = node.parameters.map((parameter, index): Local => {
    const { pattern } = parameter;
    if (pattern.kind === "BindingPattern") return context.declare(pattern.name);
    const expected = type.parameters[index];
    if (expected === undefined)
      throw new Error(`The lambda at ${node.start} has too many parameters.`);
    if (pattern.kind === "WildcardPattern") {
      return context.temporary("unused", lowerType(expected));
    }
    const argument = context.temporary("argument", lowerType(expected));
    opening.push({
      kind: "let",
      at: context.at(pattern),
      pattern: lowerPattern(pattern, context),
      value: read(argument, at),
    });
    return argument;
  });
  return { parameters, opening };
}

/** The value of a variable. */
export function read(local: Local, at: number): Expression {
  return { kind: "local", at, type: local.type, name: local.name };
}

/** A function that is the same whenever it is asked for. */
function isConstant(operand: tree.Expression, context: BodyContext): boolean {
  switch (operand.kind) {
    case "Parenthesized":
      return isConstant(operand.expression, context);
    case "Identifier": {
      const resolution = context.facts.resolutions.get(operand);
      return resolution?.kind !== "local" || !resolution.binding.var;
    }
    case "TypeReference":
    case "Lambda":
      return true;
    default:
      return false;
  }
}

/** `f >> g`: both are evaluated once, then `x => g(f(x))`. */
export function lowerComposition(node: tree.Binary, context: BodyContext): Expression {
  const at = context.at(node);
  const type = functionTypeOf(node, context);
  const statements: Statement[] = [];
  const once = (operand: tree.Expression, name: string): Expression => {
    const value = lowerExpression(operand, context);
    if (isConstant(operand, context)) return value;
    const local = context.temporary(name, value.type);
    statements.push({ kind: "let", at, pattern: { kind: "bind", local }, value });
    return read(local, at);
  };
  const first = once(node.left, "first");
  const second = once(node.right, "second");
  const suspends = suspensionOf(type.uses);
  const parameters = type.parameters.map((parameter) =>
    context.temporary("value", lowerType(parameter)),
  );
  const inner = functionCall(
    first,
    parameters.map((parameter) => read(parameter, at)),
    functionTypeOf(node.left, context),
    at,
    context,
  );
  const outer = functionCall(second, [inner], functionTypeOf(node.right, context), at, context);
  const isUnit = type.result.kind === "builtin" && type.result.name === "Unit";
  const lambda: Expression = {
    kind: "lambda",
    at,
    type: lowerType(type),
    parameters,
    body: isUnit
      ? { statements: [{ kind: "expression", at, expression: outer }], result: undefined }
      : blockOf(outer),
    suspends,
  };
  if (statements.length === 0) return lambda;
  return { kind: "block", at, type: lambda.type, block: { statements, result: lambda } };
}
