/** Names: variables, neuros as values, module values and constructors. */

import type { Type } from "@neuro-lang/checker";
import type * as tree from "@neuro-lang/parser";
import { neuroValue } from "./applied.ts";
import { Body } from "./body.ts";
import { built, wrapped } from "./built.ts";
import { labelsOf } from "./expressions.ts";
import { nothing, type Step } from "./flows.ts";
import { fresh, hidden, plain, type Shape, shapeOf, sourced } from "./shapes.ts";
import { ownScope, writtenShape } from "./signatures.ts";

/** What a name stands for that is no part of a value. */
export function nameLabels(
  body: Body,
  node: tree.Identifier | tree.TypeReference | tree.MemberAccess,
  type: Type,
): Shape {
  const resolution = body.facts.resolutions.get(node);
  switch (resolution?.kind) {
    case "local": {
      const { binding } = resolution;
      const says = (words: string): string => `\`${binding.name}\` is declared ${words}`;
      return sourced(body.variable(binding), node, says, { names: body.labelNames });
    }
    case "definition":
      if (body.program.neuro(resolution.id) === undefined)
        return letLabels(body, resolution.id, type, node);
      return neuroValue(body, resolution.id, resolution.typeArguments, type, node);
    case "variant":
      return constructorLabels(body, resolution.sum, resolution.variant, type, node);
    default:
      return opaqueConstructor(body, type, node);
  }
}

/** A module value: what is written, or what it is made of. */
function letLabels(body: Body, id: string, type: Type, node: tree.Node): Shape {
  const found = body.program.moduleLet(id);
  const { open } = body.program;
  // One that is made of itself was reported.
  if (found === undefined || open.has(id)) return plain(type);
  const { item, module } = found;
  const step: Step = { node, what: `\`${item.name.text}\` is made of it` };
  const inner = new Body(body.program, module, ownScope(body.program.typesIn(module), []));
  if (item.type !== undefined) {
    const meaning = module.facts.typeExpressions.get(item.type) ?? type;
    const place = writtenShape(item.type, meaning, inner.scope);
    return sourced(place, node, (words) => `\`${item.name.text}\` is declared ${words}`);
  }
  open.add(id);
  const value = labelsOf(inner, item.value);
  open.delete(id);
  // Places in another module do not belong into an error of this one.
  const shape = shapeOf(value.type, fresh);
  body.give(module === body.module ? value : hidden(value), shape, step);
  return shape;
}

/** A variant: a value if it is bare, otherwise a function. */
function constructorLabels(
  body: Body,
  sum: string,
  variant: string,
  type: Type,
  node: tree.Node,
): Shape {
  if (type.kind !== "function") {
    const parts = type.kind === "named" ? type.arguments.map((each) => shapeOf(each, fresh)) : [];
    return { type, outer: nothing, parts, call: undefined };
  }
  const parameters = type.parameters.map((each) => shapeOf(each, fresh));
  const nodes = parameters.map(() => node);
  const result = built(body, type.result, sum, variant, parameters, nodes);
  return functionOf(type, parameters, result);
}

function opaqueConstructor(body: Body, type: Type, node: tree.Node): Shape {
  if (type.kind !== "function") return plain(type);
  const parameters = type.parameters.map((each) => shapeOf(each, fresh));
  return functionOf(type, parameters, wrapped(body, type.result, parameters[0], node));
}

function functionOf(type: Type, parameters: readonly Shape[], result: Shape): Shape {
  return {
    type,
    outer: nothing,
    parts: [],
    call: { parameters, result, effects: [], rows: [], failure: nothing },
  };
}
