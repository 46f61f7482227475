/**
 * A neuro applied to arguments: what they are labelled above the declaration lifts the result, the failures and the effects, for any
 * neuro.
 */

import { type DefinitionId, isCapability, takesArgument, type Type } from "@neuro-lang/checker";
import type * as tree from "@neuro-lang/parser";
import { Body } from "./body.ts";
import { takenByDefault } from "./built.ts";
import { above, Cell, flow, joined, nothing, type Step } from "./flows.ts";
import { fromForeign } from "./foreign.ts";
import { guardsOf } from "./guarded.ts";
import { widest } from "./inferred.ts";
import { bottom, takesOff, top, untrusted, wordsOf } from "./label.ts";
import type { Neuro } from "./program.ts";
import { type Effect, fresh, plain, type Shape, shapeOf, sourced, under } from "./shapes.ts";
import {
  rowVariables,
  type Scope,
  startingHere,
  writtenFailure,
  writtenShape,
} from "./signatures.ts";
import { takesLabelsOff, taking } from "./taking.ts";

/** What a call comes to. */
export interface Outcome {
  readonly result: Shape;
  readonly effects: readonly Effect[];
  readonly failure: Cell;
  /** What the arguments say above the declaration. */
  readonly lift: Cell;
}

export interface Applied extends Outcome {
  /** What stands in each `var` parameter afterwards; undefined for the others. */
  readonly places: readonly (Shape | undefined)[];
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
    written: body.program.typesIn(neuro.module),
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
    const value = shownIn(body, given[index], place);
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
    if (sort !== "type" || bounds.length === 0 || type === undefined) continue;
    const guards = guardsOf(signature, parameter);
    const seen = body.seen(type);
    if (guards.length === 0) lifts.push(seen);
    for (const guard of guards) {
      const step: Step = { node: call, what: `\`${name}\` looks at the fields` };
      flow(seen, scope.labels.get(guard)!, step);
    }
  }
  lifts.push(...scope.failures.values());
  const { rowsNoted } = body.program.inferred(neuro);
  if (rowsNoted !== "nowhere") {
    const noted = [...rows.values()].flat().filter(({ capability }) => capability !== taking);
    lifts.push(...noted.map(({ label }) => label));
    for (const { capability, label } of noted) {
      // Whoever calls the neuro at hand knows what its row variables do, and how that is labelled.
      if (!isCapability(capability)) body.rowsNoted = widest(body.rowsNoted, rowsNoted);
      else if (rowsNoted === "outside") body.demand("noted", label, call, name);
    }
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
        label: joined([effect.label, lift, outside.handedOn(effect.capability)]),
      })),
      ...takingItself(body, neuro, lift, call),
    ],
    failure: joined([failure, lift, outside.failure]),
    lift,
    places: places.map((place, index) => (definition.parameters[index]!.var ? place : undefined)),
  };
}

/** What is no Text and given where one is written, as to `print`, is shown: all that it holds is in the Text. */
function shownIn(body: Body, value: Shape | undefined, place: Shape): Shape | undefined {
  if (value === undefined || !isText(place.type) || isText(value.type)) return value;
  return { ...plain(place.type), outer: body.seen(value) };
}

function isText(type: Type): boolean {
  return type.kind === "builtin" && type.name === "Text";
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

/** What comes from outside by a call. */
interface Outside {
  readonly result: Cell;
  readonly failure: Cell;
  readonly handedOn: (capability: string) => Cell;
}

const notFromOutside: Outside = { result: nothing, failure: nothing, handedOn: () => nothing };

/**
 * What a policy says of where a value comes from is part of its label, of failures that may tell of it, and of what the call itself
 * hands on.
 */
function fromOutside(body: Body, call: tree.Node, id: DefinitionId): Outside {
  const isCall = body.facts.calls.has(call as tree.Call);
  const { label, failures, handedOn } = body.program.source(
    body.module,
    isCall ? (call as tree.Call) : undefined,
    id,
  );
  if (label === bottom) return notFromOutside;
  const what = `the policy says that what is read here is ${wordsOf(label)}`;
  const result = new Cell(label, false, { node: call, what });
  // Text that is only carried gives no orders.
  const carried = above(result, untrusted);
  return {
    result,
    failure: failures ? result : nothing,
    handedOn: (capability) => (handedOn.includes(capability) ? carried : nothing),
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
