/** Calls, and what they do to the body that they stand in. */

import type { CallFact } from "@neuro-lang/checker";
import type * as tree from "@neuro-lang/parser";
import { type Applied, applied, type Outcome } from "./applied.ts";
import { Body } from "./body.ts";
import { built, nameOf, wrapped } from "./built.ts";
import { labelsOf } from "./expressions.ts";
import { Cell, joined, nothing, type Step } from "./flows.ts";
import { isProvider } from "./given.ts";
import { placeOf, store } from "./places.ts";
import { plain, type Shape, under, viewedAs } from "./shapes.ts";

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
export function presenceOf({ callee }: tree.Call, on: Shape | undefined): Cell {
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

/** What `var` parameters leave behind, which control here shows, too. */
export function changes(body: Body, fact: CallFact, { places, lift }: Applied, name: string): void {
  for (const [index, place] of places.entries()) {
    const node = fact.arguments[index];
    if (place === undefined || node === undefined) continue;
    const step: Step = { node, what: `\`${name}\` changes it` };
    const shown = joined([lift, body.pc]);
    store(body, placeOf(body, node), place, shown, body.text(node), step);
  }
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
