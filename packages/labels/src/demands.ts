/** What is found in a whole body: its effects for whoever compares it with a policy, and what its signature does not allow. */

import { type Binding, covers } from "@neuro-lang/checker";
import type { Label as Place, Problem } from "@neuro-lang/diagnostics";
import type * as tree from "@neuro-lang/parser";
import type { Body, FoundEffect } from "./body.ts";
import { nothing } from "./flows.ts";
import { bottom, excess, type Label } from "./label.ts";
import type { Neuro } from "./program.ts";
import { placesOf, reportDemands, reportEffects, reportFailure } from "./report.ts";
import { writtenEffects, writtenFailure } from "./signatures.ts";
import { taking } from "./taking.ts";

/** What one call does, with labels. */
export interface LabelledEffect {
  readonly capability: string;
  readonly node: tree.Node;
  readonly label: Label;
  /** What the call says beyond the row of what it calls; what label parameters in that row stand for is not in it. */
  readonly lift: Label;
  /** How a part of the label came here. */
  readonly way: (part: Label) => readonly Place[];
}

export function labelledEffects(body: Body): readonly LabelledEffect[] {
  // The body itself is not held: it holds the whole program.
  const { path } = body.module;
  return body.effects
    .filter(({ capability }) => capability !== taking)
    .map(({ capability, node, label, lift }) => ({
      capability,
      node,
      label: label.label,
      lift: lift.label,
      way: (part) => placesOf(path, label, part, node),
    }));
}

/** What is in a variable of a body. */
export interface LabelledVariable {
  /** Of the whole value. */
  readonly outer: Label;
  /** Of all that looking at it shows, its parts too. */
  readonly seen: Label;
}

export function labelledVariables(body: Body): ReadonlyMap<Binding, LabelledVariable> {
  const variables = new Map<Binding, LabelledVariable>();
  for (const [binding, shape] of body.variables) {
    const seen = body.seen(shape).label;
    if (seen !== bottom) variables.set(binding, { outer: shape.outer.label, seen });
  }
  return variables;
}

export function neuroProblems(body: Body, neuro: Neuro): readonly Problem[] {
  const { signature } = neuro.declaration;
  const problems = reportDemands(body);
  if (signature.uses !== undefined) {
    const { effects } = writtenEffects(signature.uses, body.scope);
    const above = effectsAbove(body.effects, effects);
    problems.push(...reportEffects(body, neuro, above));
  }
  if (signature.fails !== undefined) {
    const allowed = writtenFailure(signature.fails, body.scope).label;
    const label = excess(body.failure.label, allowed | body.declassifies);
    if (label !== bottom) problems.push(reportFailure(body, neuro, signature.fails, label));
  }
  return problems;
}

/** An effect that says more than the row that covers it. */
export interface EffectAbove {
  readonly effect: FoundEffect;
  readonly label: Label;
}

function effectsAbove(
  found: readonly FoundEffect[],
  written: readonly { readonly capability: string; readonly label: { readonly label: Label } }[],
): EffectAbove[] {
  const above: EffectAbove[] = [];
  for (const effect of found) {
    const covering = written.filter(({ capability }) => covers(capability, effect.capability));
    // A capability that is not written at all was reported.
    if (covering.length === 0 || effect.label === nothing) continue;
    const allowed = covering.reduce((label, each) => label | each.label.label, bottom);
    const label = excess(effect.label.label, allowed);
    if (label !== bottom) above.push({ effect, label });
  }
  return above;
}
