/** The way in: finds the labels of every body that labels can reach, and what must not be so. Pure; never throws. */

import {
  type Binding,
  type CheckedModule,
  type CheckedProgram,
  covers,
  type DefinitionId,
  isForeign,
} from "@neuro-lang/checker";
import type { Label as Place, Problem } from "@neuro-lang/diagnostics";
import type * as tree from "@neuro-lang/parser";
import { neuroBody, testProblems, valueProblems } from "./bodies.ts";
import type { Body, FoundEffect } from "./body.ts";
import { nothing } from "./flows.ts";
import { inferred, unsaidOf } from "./inferred.ts";
import { bottom, excess, type Label } from "./label.ts";
import { type FindSource, type Neuro, Program } from "./program.ts";
import { reachedByLabels } from "./relevant.ts";
import { placesOf, reportDemands, reportEffects, reportFailure } from "./report.ts";
import { shownOf, type Unsaid } from "./shown.ts";
import { rowVariables, writtenEffects, writtenFailure } from "./signatures.ts";
import { taking } from "./taking.ts";

export interface LabelReport {
  readonly problems: ReadonlyMap<string, readonly Problem[]>;
  /** What bodies do; of those that no label reaches, nothing is noted. */
  readonly effects: ReadonlyMap<DefinitionId, readonly LabelledEffect[]>;
  /** What is in the variables of those bodies; what has no label is not noted. */
  readonly variables: ReadonlyMap<Binding, LabelledVariable>;
  /** What neuros do that no signature says. */
  readonly unsaid: ReadonlyMap<DefinitionId, Unsaid>;
  /** What modules that labels reach show of them to others. */
  readonly shown: ReadonlyMap<string, string>;
}

/** What is in a variable of a body. */
export interface LabelledVariable {
  /** Of the whole value. */
  readonly outer: Label;
  /** Of all that looking at it shows, its parts too. */
  readonly seen: Label;
}

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

/**
 * `source` gives the labels that a policy puts on what comes from outside. `known` says of neuros whose bodies were not checked
 * what an earlier check found.
 */
export function checkLabels(
  checked: CheckedProgram,
  source?: FindSource,
  known?: ReadonlyMap<DefinitionId, Unsaid>,
): LabelReport {
  const program = new Program(checked, source, known);
  const reached = reachedByLabels(checked, source !== undefined);
  const problems = new Map<string, Problem[]>();
  const effects = new Map<DefinitionId, readonly LabelledEffect[]>();
  const variables = new Map<Binding, LabelledVariable>();
  const open: Neuro[] = [];
  const bodies: Neuro[] = [];
  for (const neuro of program.neuros()) {
    const { declaration, module } = neuro;
    if (declaration.body === undefined && !isForeign(neuro.definition)) continue;
    if (!reached.has(module.path)) continue;
    // A body of which only the signature was asked for has no facts.
    if (module.facts.bindings.size === 0 && module.facts.types.size === 0) continue;
    bodies.push(neuro);
    if (isOpen(program, neuro)) open.push(neuro);
  }
  // What is not written, and what hangs on it, until nothing grows.
  for (let grows = open.length > 0; grows;) {
    grows = false;
    for (const neuro of open)
      grows = program.learn(neuro, inferred(neuroBody(program, neuro))) || grows;
  }
  const add = (module: CheckedModule, found: readonly Problem[]): void => {
    const known = problems.get(module.path);
    if (known === undefined) problems.set(module.path, [...found]);
    else known.push(...found);
  };
  for (const neuro of bodies) {
    const body = neuroBody(program, neuro);
    add(neuro.module, neuroProblems(body, neuro));
    effects.set(neuro.definition.id, labelledEffects(body));
    for (const [binding, shape] of body.variables) {
      const seen = body.seen(shape).label;
      if (seen !== bottom) variables.set(binding, { outer: shape.outer.label, seen });
    }
  }
  for (const path of reached) {
    const module = checked.modules.get(path)!;
    if (module.facts.types.size === 0) continue;
    for (const item of module.tree.items) {
      if (item.kind === "Test") add(module, testProblems(program, module, item));
      else add(module, valueProblems(program, module, item));
    }
  }
  const unsaid = new Map(open.flatMap((neuro) => unsaidOf(program, neuro)));
  const shown = new Map(
    [...reached].map((path) => [
      path,
      shownOf(
        checked.modules.get(path)!,
        [...unsaid].filter(([id]) => moduleOf(id) === path),
      ),
    ]),
  );
  return { problems, effects, variables, unsaid, shown };
}

export function moduleOf(id: DefinitionId): string {
  return id.slice(0, id.lastIndexOf("#"));
}

/** True if something of what the neuro does is found in its body: nothing says whether labels are taken off. */
function isOpen(program: Program, { definition, declaration }: Neuro): boolean {
  const { uses, fails, typeParameters } = declaration.signature;
  return (
    uses === undefined ||
    fails === undefined ||
    rowVariables(typeParameters).size > 0 ||
    program.mayTake.has(definition.id)
  );
}

function labelledEffects(body: Body): readonly LabelledEffect[] {
  return body.effects
    .filter(({ capability }) => capability !== taking)
    .map(({ capability, node, label, lift }) => ({
      capability,
      node,
      label: label.label,
      lift: lift.label,
      way: (part) => placesOf(body, label, part, node),
    }));
}

function neuroProblems(body: Body, neuro: Neuro): readonly Problem[] {
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
