/** `given`: what is done inside shows what the providers are made of, and the providers show what was done. */

import { covers, isCapability, type Type } from "@neuro-lang/checker";
import type * as tree from "@neuro-lang/parser";
import type { Body } from "./body.ts";
import { labelsOf } from "./expressions.ts";
import { type Cell, flow, joined, type Step } from "./flows.ts";
import { widest } from "./inferred.ts";
import { bottom } from "./label.ts";
import { placeOf, store } from "./places.ts";
import { plain } from "./shapes.ts";
import { blockLabels } from "./statements.ts";
import { taking } from "./taking.ts";

export function givenLabels(body: Body, node: tree.GivenStatement): void {
  const providers = node.arguments.map(({ value }) => body.seen(labelsOf(body, value)));
  const before = body.effects.length;
  body.inBranch(joined(providers), () => blockLabels(body, node.body, { kind: "error" }));
  for (const { capability, label, node: call } of body.effects.slice(before)) {
    if (capability === taking) continue;
    for (const { name, value } of node.arguments)
      if (!isCapability(capability)) rowNoted(body, value);
      else if (touches(name?.text ?? "", capability)) noted(body, value, label, call);
  }
}

/** Whoever calls the neuro at hand knows what its row variables do, and how that is labelled. */
function rowNoted(body: Body, provider: tree.Expression): void {
  body.rowsNoted = widest(body.rowsNoted, isMadeHere(body, provider) ? "inside" : "outside");
}

function noted(body: Body, provider: tree.Expression, label: Cell, call: tree.Node): void {
  const step: Step = { node: call, what: "the provider that is given notes it" };
  flow(label, body.given, step);
  if (isMadeHere(body, provider)) return;
  const place = placeOf(body, provider);
  const { outer } = place.root;
  const name = body.text(provider);
  const declared = place.written !== undefined;
  if (declared && outer.written)
    store(body, place, plain(body.typeOf(provider)), label, name, step);
  else body.demand("noted", label, call, name, { except: declared ? outer.label : bottom });
}

/** What a test gives instead of a capability, and may look at afterwards. */
export function isProvider(type: Type): boolean {
  return type.kind === "named" && isOfTests(type.definition);
}

/** True of a provider that nobody got from elsewhere: all of them are labelled with what is noted in this body. */
function isMadeHere(body: Body, node: tree.Expression): boolean {
  switch (node.kind) {
    case "Parenthesized":
      return isMadeHere(body, node.expression);
    case "Call": {
      const target = body.facts.calls.get(node)?.target;
      return target?.kind === "definition" && isOfTests(target.id);
    }
    case "Identifier": {
      const resolution = body.facts.resolutions.get(node);
      const value = resolution?.kind === "local" ? body.lets.get(resolution.binding) : undefined;
      return value !== undefined && isMadeHere(body, value);
    }
    default:
      return false;
  }
}

function isOfTests(id: string): boolean {
  return id.startsWith("neuro:test#");
}

function touches(provider: string, capability: string): boolean {
  // A clock that is simulated goes on by what is waited for.
  const also = provider === "clock" && capability === "timer";
  return also || covers(provider, capability) || covers(capability, provider);
}
