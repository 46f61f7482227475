/**
 * Calls: arguments flow into parameters; what they are labelled above the declaration lifts the result, the failures and the
 * effects, for any neuro.
 */

import { takesArgument, type CallFact, type DefinitionId, type Type } from "@neuro-lang/checker";
import type * as tree from "@neuro-lang/parser";
import type { Body } from "./body.ts";
import { labelsOf } from "./expressions.ts";
import { Cell, flow, joined, nothing, type Step } from "./flows.ts";
import { untrusted } from "./label.ts";
import {
  type CallShape,
  deepLabel,
  type Effect,
  fresh,
  give,
  plain,
  type Shape,
  shapeOf,
  under,
} from "./shapes.ts";
import { rowVariables, type Scope, writtenFailure, writtenShape } from "./signatures.ts";

/** What a call comes to. */
interface Outcome {
  readonly result: Shape;
  readonly effects: readonly Effect[];
  readonly failure: Cell;
  /** What the arguments say above the declaration. */
  readonly lift: Cell;
}

export function callLabels(body: Body, node: tree.Call): Shape {
  const type = body.typeOf(node);
  const fact = body.facts.calls.get(node);
  if (fact === undefined) {
    for (const argument of node.arguments) labelsOf(body, argument.value);
    return plain(type);
  }
  const { target } = fact;
  const values = argumentValues(body, node, fact);
  const given = fact.arguments.map((each) => (each === undefined ? undefined : values.get(each)));
  const nodes = fact.arguments.map((each) => each ?? node);
  switch (target.kind) {
    case "definition": {
      const outcome = applied(body, target.id, target.typeArguments, given, nodes, node);
      return finished(body, node, nameOf(target.id), outcome, fact.fails);
    }
    case "variant":
      return built(body, type, target.sum, target.variant, given, nodes);
    case "opaque":
      return under(
        plain(type),
        joined(given.map((each) => (each === undefined ? nothing : deepLabel(each)))),
      );
    case "value": {
      const callee = labelsOf(body, node.callee);
      const { outcome, lift } = calledValue(callee, given, nodes);
      return finished(body, node, body.text(node.callee), { ...outcome, lift }, fact.fails);
    }
  }
}

/** The values of the arguments, by what was written; the receiver is one of them. */
function argumentValues(body: Body, node: tree.Call, fact: CallFact): Map<tree.Expression, Shape> {
  const values = new Map<tree.Expression, Shape>();
  if (fact.receiver !== undefined) values.set(fact.receiver, labelsOf(body, fact.receiver));
  for (const { value } of node.arguments) values.set(value, labelsOf(body, value));
  return values;
}

/** Adds what the call does to the body that it stands in. */
function finished(
  body: Body,
  node: tree.Node,
  callee: string,
  { result, effects, failure, lift }: Outcome,
  fails: boolean,
): Shape {
  for (const effect of effects) body.uses(effect.capability, effect.label, node, callee);
  if (fails) {
    const label = joined([failure, lift]);
    if (label !== nothing || body.pc !== nothing)
      body.fails(label, { node, what: `whether \`${callee}\` fails shows it` });
  }
  return result;
}

/** A neuro applied to arguments. `undefined` takes the default, which the declaration answers for. */
export function applied(
  body: Body,
  id: DefinitionId,
  typeArguments: readonly Type[],
  given: readonly (Shape | undefined)[],
  nodes: readonly tree.Node[],
  call: tree.Node,
): Outcome {
  const neuro = body.program.neuro(id);
  if (neuro === undefined) {
    const lift = joined(given.map((each) => (each === undefined ? nothing : deepLabel(each))));
    const result = under(plain(body.program.resultType(id)), lift);
    return { result, effects: [], failure: lift, lift };
  }
  const { definition, declaration } = neuro;
  const { signature } = declaration;
  const name = definition.name;
  const rows = new Map<string, Effect[]>();
  const scope: Scope = {
    types: typesOf(definition.typeParameters, typeArguments),
    labels: cellsOf(signature.typeParameters, "label"),
    failures: cellsOf(signature.typeParameters, "fails"),
    variables: rowVariables(signature.typeParameters),
    rows,
  };
  const places = definition.parameters.map((parameter, index) =>
    writtenShape(signature.parameters[index]?.type, parameter.type, scope),
  );
  const lifts: Cell[] = [];
  for (const [index, place] of places.entries()) {
    const value = given[index];
    if (value === undefined) continue;
    const step: Step = { node: nodes[index]!, what: `it is given to \`${name}\`` };
    lifts.push(give(value, place, step), ...rowsGiven(value, place, rows, step));
  }
  const lift = joined(lifts, { node: call, what: `\`${name}\` gives back what it was given` });
  for (const [index, place] of places.entries()) {
    const value = given[index];
    // What a `var` parameter leaves behind, which control here shows, too.
    if (value === undefined || !definition.parameters[index]!.var) continue;
    const step: Step = { node: nodes[index]!, what: `\`${name}\` changes it` };
    body.demand("fits", give(place, value, step), nodes[index]!, body.text(nodes[index]!));
    demandFlow(body, joined([lift, body.pc]), value, nodes[index]!, step);
  }
  if (signature.endorses || signature.declassifies.length > 0) {
    const trusted = new Cell();
    flow(body.pc, trusted);
    body.demand("trusted-point", trusted, call, name, ~untrusted);
  }
  const { effects } = body.program.effectsOf(neuro, scope);
  const failure =
    signature.fails === undefined
      ? body.program.inferredFailure(neuro)
      : writtenFailure(signature.fails, scope);
  const result = sourced(writtenShape(signature.result, definition.result, scope), {
    node: call,
    what: `\`${name}\` gives it so`,
  });
  return {
    result: under(result, lift),
    effects: effects.map((effect) => ({ ...effect, label: joined([effect.label, lift]) })),
    failure: joined([failure, lift]),
    lift,
  };
}

/** Lets a label into a variable's value; where that is written, the label must be covered. */
export function demandFlow(
  body: Body,
  label: Cell,
  target: Shape,
  node: tree.Node,
  step: Step,
): void {
  if (label === nothing) return;
  const source: Shape = { type: target.type, outer: label, parts: [], call: undefined };
  body.demand(
    "fits",
    give(source, { ...target, parts: [], call: undefined }, step),
    node,
    body.text(node),
  );
}

function typesOf(
  parameters: readonly {
    readonly sort: tree.TypeParameter["sort"];
    readonly name: string;
    readonly bounds: readonly unknown[];
  }[],
  typeArguments: readonly Type[],
): Map<string, Shape> {
  const types = new Map<string, Shape>();
  for (const { sort, name, bounds } of parameters) {
    if (!takesArgument({ sort })) continue;
    const type: Type = typeArguments[types.size] ?? { kind: "error" };
    // A bound looks at the value: then what it is labelled lifts.
    types.set(name, bounds.length > 0 ? plain(type) : shapeOf(type, fresh));
  }
  return types;
}

function cellsOf(
  parameters: readonly tree.TypeParameter[],
  sort: tree.TypeParameter["sort"],
): Map<string, Cell> {
  return new Map(
    parameters.filter((each) => each.sort === sort).map(({ name }) => [name.text, new Cell()]),
  );
}

/** What stands for the row variables of a parameter; gives what effects say above a written row. */
function rowsGiven(value: Shape, place: Shape, rows: Map<string, Effect[]>, step: Step): Cell[] {
  const above: Cell[] = [];
  if (value.call === undefined || place.call === undefined) return above;
  for (const name of place.call.rows) {
    const found = rows.get(name);
    const effects = [...value.call.effects, ...variablesOf(value.call)];
    if (found === undefined) rows.set(name, effects);
    else found.push(...effects);
  }
  if (place.call.rows.length > 0) return above;
  for (const effect of value.call.effects) {
    const more = new Cell();
    const written = place.call.effects.find(({ capability }) => capability === effect.capability);
    flow(effect.label, more, step, written?.label.label ?? 0);
    above.push(more);
  }
  return above;
}

/** Row variables of the neuro at hand, as effects of their own name. */
function variablesOf(call: CallShape): Effect[] {
  return call.rows.map((capability) => ({ capability, label: nothing }));
}

/** A function value applied. */
export function calledValue(
  callee: Shape,
  given: readonly (Shape | undefined)[],
  nodes: readonly tree.Node[],
): { readonly outcome: Omit<Outcome, "lift">; readonly lift: Cell } {
  const { call } = callee;
  const whole = joined(given.map((each) => (each === undefined ? nothing : deepLabel(each))));
  if (call === undefined) {
    const result = under(plain({ kind: "error" }), joined([callee.outer, whole]));
    return { outcome: { result, effects: [], failure: whole }, lift: whole };
  }
  const lifts = call.parameters.map((parameter, index) => {
    const value = given[index];
    if (value === undefined) return nothing;
    return give(value, parameter, { node: nodes[index]!, what: "it is given to the function" });
  });
  const lift = joined([callee.outer, ...lifts]);
  const effects = [...call.effects, ...variablesOf(call)].map((effect) => ({
    ...effect,
    label: joined([effect.label, lift]),
  }));
  return {
    outcome: { result: under(call.result, lift), effects, failure: joined([call.failure, lift]) },
    lift,
  };
}

/** A neuro as a value: its parameters take whatever they are given. */
export function neuroValue(
  body: Body,
  id: DefinitionId,
  typeArguments: readonly Type[],
  type: Type,
  node: tree.Node,
): Shape {
  if (type.kind !== "function") return plain(type);
  const parameters = type.parameters.map((each) => shapeOf(each, fresh));
  const nodes = parameters.map(() => node);
  const { result, effects, failure } = applied(body, id, typeArguments, parameters, nodes, node);
  return {
    type,
    outer: nothing,
    parts: [],
    call: { parameters, result, effects, rows: [], failure },
  };
}

/** A record or variant of these fields: what they say above the declaration is said by the whole. */
export function built(
  body: Body,
  type: Type,
  definition: DefinitionId,
  variant: string | undefined,
  given: readonly (Shape | undefined)[],
  nodes: readonly tree.Node[],
): Shape {
  const names = body.program.fieldNames(definition, variant);
  const parts = type.kind === "named" ? type.arguments.map((each) => shapeOf(each, fresh)) : [];
  const above = names.map((name, index) => {
    const value = given[index];
    const place = body.program.field(definition, variant, name, parts);
    if (value === undefined || place === undefined) return nothing;
    const node = nodes[index]!;
    return give(value, place, { node, what: `it becomes \`${name}\`` });
  });
  return { type, outer: joined(above), parts, call: undefined };
}

/** Labels that a signature writes start here, and the way of an error begins with this step. */
export function sourced(shape: Shape, step: Step): Shape {
  const outer =
    shape.outer.written && shape.outer !== nothing
      ? new Cell(shape.outer.label, false, step)
      : shape.outer;
  const parts = shape.parts.map((part) => sourced(part, step));
  const same = outer === shape.outer && parts.every((part, index) => part === shape.parts[index]);
  return same ? shape : { ...shape, outer, parts };
}

export function nameOf(id: DefinitionId): string {
  return id.slice(id.lastIndexOf("#") + 1);
}
