/** Lambdas: parameters from the expected type, the body's own effects, and the snapshot of what they capture. */

import { diagnostics } from "@neuro-lang/diagnostics";
import type * as tree from "@neuro-lang/parser";
import { parametersPassedOver } from "./additions.ts";
import { errorType, isBuiltin, unit } from "./builtins.ts";
import type { Body } from "./body.ts";
import { suspensionOf } from "./capabilities.ts";
import { discard, infer } from "./expressions.ts";
import { checkIrrefutable } from "./patterns.ts";
import { blockType } from "./statements.ts";
import { resolveType } from "./type-expressions.ts";
import type { FunctionType, Type } from "./types.ts";

export function inferLambda(body: Body, lambda: tree.Lambda, expected: Type | undefined): Type {
  let wanted = expected === undefined ? undefined : body.solver.prune(expected);
  if (wanted?.kind === "optional") wanted = body.solver.prune(wanted.inner);
  const shape = wanted?.kind === "function" ? wanted : undefined;
  const { types: parameters, fit } = parameterTypes(body, lambda, shape);
  const result = shape?.result ?? body.solver.freshType();
  let type: Type = result;
  const effects = body.collecting(() => {
    type = inLambda(body, result, () => bodyType(body, lambda, parameters, result));
  }, true);
  const uses = body.solver.usesOfBody(body.writtenUses(effects));
  const fails = body.solver.failsOfBody(body.writtenFails(effects));
  body.whenSolved(() => {
    const row = body.usesOf(effects);
    body.facts.lambdas.set(lambda, {
      uses: row,
      fails: body.failsOf(effects),
      suspends: suspensionOf(row),
    });
  });
  // What does not fit is reported already.
  if (!fit) return errorType;
  return {
    kind: "function",
    parameters: functionParameters(parameters, shape),
    result: type,
    uses,
    fails,
  };
}

/** A lambda of several parameters where one tuple is expected takes the tuple apart: its type has the tuple. */
function functionParameters(
  parameters: readonly Type[],
  shape: FunctionType | undefined,
): readonly Type[] {
  return shape !== undefined && shape.parameters.length === 1 && parameters.length > 1
    ? shape.parameters
    : parameters;
}

function parameterTypes(
  body: Body,
  lambda: tree.Lambda,
  shape: FunctionType | undefined,
): { readonly types: readonly Type[]; readonly fit: boolean } {
  const written = lambda.parameters.map((parameter) =>
    parameter.type === undefined ? undefined : resolveType(body.typeScope, parameter.type),
  );
  let wanted: readonly Type[] | undefined = shape?.parameters;
  const [only] = wanted ?? [];
  if (wanted?.length === 1 && lambda.parameters.length > 1) {
    const tuple = body.solver.prune(only!);
    if (tuple.kind === "tuple") wanted = tuple.items;
    else if (tuple.kind === "variable") {
      wanted = lambda.parameters.map(() => body.solver.freshType());
      body.solver.solve(tuple, { kind: "tuple", items: wanted });
    }
  }
  if (wanted !== undefined && wanted.length !== lambda.parameters.length) {
    body.report(
      diagnostics.lambdaParameters.at(
        body.span(lambda),
        { expected: wanted.length, found: lambda.parameters.length },
        { fixes: parametersPassedOver(body, lambda, wanted.length) },
      ),
    );
    return { types: written.map((type) => type ?? errorType), fit: false };
  }
  let fit = true;
  const types = written.map((type, index) => {
    const hint = wanted?.[index];
    if (type === undefined) return hint ?? body.solver.freshType();
    if (hint !== undefined && !body.solver.fits(hint, type)) {
      fit = false;
      body.mismatch(lambda.parameters[index]!.type!, type, hint);
    }
    return type;
  });
  return { types, fit };
}

function inLambda<T>(body: Body, result: Type, action: () => T): T {
  const { returns, flow, loopStack } = body;
  body.returns = { type: result };
  body.loopStack = [];
  body.lambdas += 1;
  try {
    return body.inScope(action);
  } finally {
    body.returns = returns;
    body.loopStack = loopStack;
    body.lambdas -= 1;
    body.flow = { ...flow, captured: body.flow.captured };
  }
}

function bodyType(
  body: Body,
  lambda: tree.Lambda,
  parameters: readonly Type[],
  result: Type,
): Type {
  for (const [index, parameter] of lambda.parameters.entries()) {
    checkIrrefutable(body, parameter.pattern, parameters[index]!);
  }
  const wanted = body.solver.prune(result);
  if (lambda.body.kind === "Block") {
    const type = blockType(body, lambda.body, wanted);
    // Every way out was a `return`: its value is the result.
    return isBuiltin(body.solver.prune(type), "Never") &&
      body.solver.prune(result).kind !== "variable"
      ? result
      : fitting(body, lambda.body, type, result);
  }
  if (isBuiltin(wanted, "Unit")) {
    discard(body, lambda.body, true);
    return unit;
  }
  const type = infer(body, lambda.body, wanted.kind === "variable" ? undefined : wanted);
  return fitting(body, lambda.body, type, result);
}

/** The body's type, which fits what its `return`s gave. */
function fitting(body: Body, node: tree.Node, type: Type, result: Type): Type {
  if (isBuiltin(body.solver.prune(type), "Never") && body.solver.prune(result).kind === "variable")
    return type;
  if (!body.solver.fits(type, result)) body.mismatch(node, type, result);
  return body.solver.prune(result);
}
