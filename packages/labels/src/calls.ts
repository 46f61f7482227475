/**
 * Calls: arguments flow into parameters; what they are labelled above the declaration lifts the result, the failures and the
 * effects, for any neuro.
 */

import {
  type CallFact,
  type CheckedModule,
  type DefinitionId,
  isCapability,
  takesArgument,
  type Type,
} from "@neuro-lang/checker";
import type * as tree from "@neuro-lang/parser";
import { Body } from "./body.ts";
import { labelsOf } from "./expressions.ts";
import { Cell, flow, joined, nothing, type Step } from "./flows.ts";
import { fromForeign } from "./foreign.ts";
import { bottom, takesOff, top, untrusted, wordsOf } from "./label.ts";
import { placeOf, store } from "./places.ts";
import type { Neuro } from "./program.ts";
import {
  type Effect,
  fresh,
  plain,
  type Shape,
  shapeOf,
  under,
  viewedAs,
  sourced,
} from "./shapes.ts";
import {
  ownScope,
  rowVariables,
  type Scope,
  startingHere,
  writtenFailure,
  writtenShape,
} from "./signatures.ts";
import { taking, takesLabelsOff } from "./taking.ts";

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
  const callee = fact.target.kind === "value" ? labelsOf(body, node.callee) : undefined;
  const receiver = fact.receiver === undefined ? undefined : labelsOf(body, fact.receiver);
  const presence = presenceOf(node, callee ?? receiver);
  const result = body.inBranch(presence, () => calledWith(body, node, fact, callee, receiver));
  return presence === nothing ? result : under(viewedAs(result, type), presence);
}

/** `x?.f()` happens only if something is there. */
function presenceOf({ callee }: tree.Call, on: Shape | undefined): Cell {
  const asked = callee.kind === "MemberAccess" && callee.optional;
  return on?.type.kind === "optional" && (asked || on.type.inner.kind === "function")
    ? on.outer
    : nothing;
}

function calledWith(
  body: Body,
  node: tree.Call,
  fact: CallFact,
  callee: Shape | undefined,
  receiver: Shape | undefined,
): Shape {
  const type = body.typeOf(node);
  const values = new Map<tree.Expression, Shape>();
  if (fact.receiver !== undefined && receiver !== undefined) values.set(fact.receiver, receiver);
  for (const { value } of node.arguments) values.set(value, labelsOf(body, value));
  const given = fact.arguments.map((each) => (each === undefined ? undefined : values.get(each)));
  const nodes = fact.arguments.map((each) => each ?? node);
  const { target } = fact;
  switch (target.kind) {
    case "definition": {
      const outcome = applied(body, target.id, target.typeArguments, given, nodes, node);
      changes(body, fact, outcome, nameOf(target.id));
      const result = finished(body, node, nameOf(target.id), outcome, fact.fails);
      return isProvider(result.type) ? under(result, body.given) : result;
    }
    case "variant":
      return built(body, type, target.sum, target.variant, given, nodes);
    case "opaque":
      return wrapped(body, type, given[0], node);
    case "value": {
      const outcome = calledValue(body, callee!, given, nodes);
      return finished(body, node, body.text(node.callee), outcome, fact.fails);
    }
  }
}

/** What a test gives instead of a capability, and may look at afterwards. */
function isProvider(type: Type): boolean {
  return type.kind === "named" && type.definition.startsWith("neuro:test#");
}

/** What `var` parameters leave behind, which control here shows, too. */
function changes(body: Body, fact: CallFact, { places, lift }: Applied, name: string): void {
  for (const [index, place] of places.entries()) {
    const node = fact.arguments[index];
    if (place === undefined || node === undefined) continue;
    const step: Step = { node, what: `\`${name}\` changes it` };
    const shown = joined([lift, body.pc]);
    store(body, placeOf(body, node), place, shown, body.text(node), step);
  }
}

interface Applied extends Outcome {
  /** What stands in each `var` parameter afterwards; undefined for the others. */
  readonly places: readonly (Shape | undefined)[];
}

/** Adds what the call does to the body that it stands in. */
function finished(
  body: Body,
  node: tree.Node,
  callee: string,
  { result, effects, failure, lift }: Outcome,
  fails: boolean,
): Shape {
  for (const effect of effects) body.uses(effect, node, callee, lift);
  if (fails) {
    const label = joined([failure, lift]);
    if (label !== nothing || body.pc !== nothing)
      body.fails(label, { node, what: `whether \`${callee}\` fails shows it` });
  }
  return result;
}

/** What a policy says of where a value comes from is part of its label, and of failures that may tell of it. */
function fromOutside(
  body: Body,
  call: tree.Node,
  id: DefinitionId,
): { readonly result: Cell; readonly failure: Cell } {
  const isCall = body.facts.calls.has(call as tree.Call);
  const { label, failures } = body.program.source(
    body.module,
    isCall ? (call as tree.Call) : undefined,
    id,
  );
  if (label === bottom) return { result: nothing, failure: nothing };
  const what = `the policy says that what is read here is ${wordsOf(label)}`;
  const result = new Cell(label, false, { node: call, what });
  return { result, failure: failures ? result : nothing };
}

/** A neuro applied to arguments. `undefined` takes the default, which the declaration answers for. */
export function applied(
  body: Body,
  id: DefinitionId,
  typeArguments: readonly Type[],
  given: readonly (Shape | undefined)[],
  nodes: readonly tree.Node[],
  call: tree.Node,
): Applied {
  const neuro = body.program.neuro(id);
  if (neuro === undefined) {
    const lift = joined(given.map((each) => (each === undefined ? nothing : body.seen(each))));
    const result = under(plain(body.program.resultType(id)), lift);
    return { result, effects: [], failure: lift, lift, places: [] };
  }
  const { definition, declaration } = neuro;
  const { signature } = declaration;
  const name = definition.name;
  const variables = rowVariables(signature.typeParameters);
  const rows = new Map([...variables].map((each): [string, Effect[]] => [each, []]));
  const scope: Scope = {
    written: body.program,
    types: typesOf(definition.typeParameters, typeArguments),
    labels: cellsOf(signature.typeParameters, "label"),
    failures: cellsOf(signature.typeParameters, "fails"),
    variables,
    rows,
  };
  const places = definition.parameters.map((parameter, index) =>
    writtenShape(signature.parameters[index]?.type, parameter.type, scope),
  );
  const lifts: Cell[] = [];
  for (const [index, place] of places.entries()) {
    const value = given[index];
    const usual = signature.parameters[index]?.default;
    if (value === undefined && usual !== undefined)
      takenByDefault(body, id, neuro.module, usual, call);
    if (value === undefined) continue;
    const step: Step = { node: nodes[index]!, what: `it is given to \`${name}\`` };
    lifts.push(body.give(value, place, step, rows));
  }
  // A bound looks at the value; what follows a failure that was passed on shows it.
  for (const { name: parameter, sort, bounds } of definition.typeParameters) {
    const type = scope.types.get(parameter);
    if (sort === "type" && bounds.length > 0 && type !== undefined) lifts.push(body.seen(type));
  }
  lifts.push(...scope.failures.values());
  if (body.program.inferred(neuro).observesRows) {
    const noted = [...rows.values()].flat().filter(({ capability }) => capability !== taking);
    lifts.push(...noted.map(({ label }) => label));
    body.observesRows ||= noted.some(({ capability }) => !isCapability(capability));
  }
  const lift = joined(lifts);
  const { effects } = body.program.effectsOf(neuro, scope, call);
  const within = body.program.takingOf(neuro, scope, call);
  const failure =
    signature.fails === undefined
      ? body.program.inferredFailure(neuro, scope, call)
      : startingHere(writtenFailure(signature.fails, scope), (words) => ({
          node: call,
          what: `\`${name}\` fails for a reason that is ${words}`,
        }));
  const result = sourced(
    writtenShape(signature.result, definition.result, scope),
    call,
    (words) => `what \`${name}\` gives is ${words}`,
  );
  const outside = fromOutside(body, call, id);
  return {
    result: under(result, joined([lift, outside.result, fromForeign(neuro, call)])),
    effects: [
      ...[...effects, ...within].map((effect) => ({
        ...effect,
        label: joined([effect.label, lift]),
      })),
      ...takingItself(body, neuro, lift, call),
    ],
    failure: joined([failure, lift, outside.failure]),
    lift,
    places: places.map((place, index) => (definition.parameters[index]!.var ? place : undefined)),
  };
}

/** A neuro that says so takes labels off whatever its arguments are; from which values a label is taken, they decide. */
function takingItself(
  body: Body,
  { definition: { name }, declaration: { signature } }: Neuro,
  lift: Cell,
  call: tree.Node,
): readonly Effect[] {
  if (!takesLabelsOff(signature)) return [];
  const label = new Cell(takesOff, false, { node: call, what: `\`${name}\` takes a label off` });
  if (signature.declassifies.length > 0) {
    body.demand("trusted-choice", lift, call, name, { except: ~untrusted });
    // What label parameters stand for, callers answer for.
    flow(lift, label, undefined, top);
  }
  return [{ capability: taking, label }];
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
    // What a bound looks at lifts.
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

/** A function value applied. */
export function calledValue(
  body: Body,
  callee: Shape,
  given: readonly (Shape | undefined)[],
  nodes: readonly tree.Node[],
): Outcome {
  const present = callee.type.kind === "optional" ? viewedAs(callee, callee.type.inner) : callee;
  const { call, outer } = present;
  if (call === undefined) {
    const lift = joined([
      outer,
      ...given.map((each) => (each === undefined ? nothing : body.seen(each))),
    ]);
    return { result: under(plain({ kind: "error" }), lift), effects: [], failure: lift, lift };
  }
  const lifts = call.parameters.map((parameter, index) => {
    const value = given[index];
    if (value === undefined) return nothing;
    return body.give(value, parameter, {
      node: nodes[index]!,
      what: "it is given to the function",
    });
  });
  const lift = joined([outer, ...lifts]);
  const effects = call.effects.map((effect) => ({
    ...effect,
    label: joined([effect.label, lift]),
  }));
  return {
    result: under(call.result, lift),
    effects,
    failure: joined([call.failure, lift]),
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
    const node = nodes[index]!;
    if (value === undefined) fieldByDefault(body, definition, name, node);
    if (value === undefined || place === undefined) return nothing;
    return body.give(value, place, { node, what: `it becomes \`${name}\`` });
  });
  return { type, outer: joined(above), parts, call: undefined };
}

function fieldByDefault(body: Body, id: DefinitionId, field: string, node: tree.Node): void {
  const module = body.program.moduleOf(id);
  if (module === undefined) return;
  for (const { name, value } of body.program.defaultsOf(id))
    if (name === field) takenByDefault(body, id, module, value, node);
}

/** A default counts as written where it is taken. What it does there, beside giving a value, is at most to take labels off. */
function takenByDefault(
  body: Body,
  id: DefinitionId,
  module: CheckedModule,
  value: tree.Expression,
  node: tree.Node,
): void {
  const { program } = body;
  if (!program.mayTake.has(id) || program.open.has(id)) return;
  program.open.add(id);
  const inner = new Body(program, module, ownScope(program, []));
  labelsOf(inner, value);
  program.open.delete(id);
  for (const effect of inner.effects) body.uses(effect, node, nameOf(id), nothing);
}

/** An opaque value: what it holds says above the declaration what the whole does. */
export function wrapped(body: Body, type: Type, value: Shape | undefined, node: tree.Node): Shape {
  const inner = type.kind === "named" ? body.program.opaqueInner(type.definition) : undefined;
  if (value === undefined || inner === undefined) return plain(type);
  return under(plain(type), body.give(value, inner, { node, what: "it is wrapped" }));
}

export function nameOf(id: DefinitionId): string {
  return id.slice(id.lastIndexOf("#") + 1);
}
