/** Lambdas, and values that leave them or a neuro. */

import type { Type } from "@neuro-lang/checker";
import type * as tree from "@neuro-lang/parser";
import { Body } from "./body.ts";
import { labelsOf } from "./expressions.ts";
import { nothing, type Step } from "./flows.ts";
import { widest } from "./inferred.ts";
import { bindPattern } from "./patterns.ts";
import { givesBack } from "./report.ts";
import { fresh, plain, type Shape, shapeOf, sourced, under } from "./shapes.ts";
import { writtenShape } from "./signatures.ts";
import { blockLabels } from "./statements.ts";

export function lambdaLabels(body: Body, node: tree.Lambda, type: Type): Shape {
  if (type.kind !== "function") return plain(type);
  const parameters = type.parameters.map((each) => shapeOf(each, fresh));
  const inner = new Body(body.program, body.module, body.scope, body);
  const result = shapeOf(type.result, fresh);
  inner.result = result;
  const [only] = parameters;
  for (const [index, parameter] of node.parameters.entries()) {
    // A lambda with several parameters takes a tuple apart where one is expected.
    const value =
      parameters.length === node.parameters.length || only === undefined
        ? parameters[index]
        : under(only.parts[index] ?? plain({ kind: "error" }), only.outer);
    if (value === undefined) continue;
    bindPattern(inner, parameter.pattern, value);
    if (parameter.type === undefined) continue;
    const writtenType = body.facts.typeExpressions.get(parameter.type);
    if (writtenType !== undefined) {
      const place = writtenShape(parameter.type, writtenType, body.scope);
      const says = (words: string): string => `it is written ${words}`;
      const step: Step = { node: parameter.type, what: "it is taken here" };
      body.give(sourced(place, parameter.type, says, { names: body.labelNames }), value, step);
    }
  }
  if (node.body.kind === "Block") {
    returnedBlock(inner, node.body, type.result);
  } else {
    returned(inner, labelsOf(inner, node.body), node.body);
  }
  body.rowsNoted = widest(body.rowsNoted, inner.rowsNoted);
  return {
    type,
    outer: nothing,
    parts: [],
    call: {
      parameters,
      result,
      effects: inner.effects,
      rows: [],
      failure: inner.failure,
    },
  };
}

/** A value that leaves the neuro; that it leaves here shows what control depends on. Nothing shows nothing. */
export function returned(body: Body, value: Shape, node: tree.Node): void {
  const { result } = body;
  if (result === undefined || saysNothing(result.type) || saysNothing(value.type)) return;
  const step: Step = { node, what: body.inLambda ? "the function gives it back" : givesBack };
  const shown = under(value, body.pc);
  body.demand("result", body.give(shown, result, step), node, body.resultPlace, {
    except: body.declassifies,
    type: body.resultType,
  });
}

/** A body whose last expression, if it ends in one, is its value. */
export function returnedBlock(body: Body, block: tree.Block, type: Type): void {
  const last = block.statements.at(-1);
  const value = blockLabels(body, block, type);
  if (last?.kind === "ExpressionStatement" && !saysNothing(body.typeOf(last.expression)))
    returned(body, value, last.expression);
}

function saysNothing(type: Type): boolean {
  return type.kind === "builtin" && (type.name === "Unit" || type.name === "Never");
}
