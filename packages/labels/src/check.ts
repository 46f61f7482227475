/** The way in: finds the labels of every body that labels can reach, and what must not be so. Pure; never throws. */

import type { CheckedModule, CheckedProgram, DefinitionId } from "@neuro-lang/checker";
import { covers } from "@neuro-lang/checker";
import type { Label as Place, Problem } from "@neuro-lang/diagnostics";
import type * as tree from "@neuro-lang/parser";
import { Body, type FoundEffect } from "./body.ts";
import { sourced } from "./calls.ts";
import { labelsOf, returned, returnedBlock } from "./expressions.ts";
import { nothing } from "./flows.ts";
import { bottom, excess, type Label, labelOf } from "./label.ts";
import { type FindSource, type Inferred, type Neuro, Program } from "./program.ts";
import { reachedByLabels } from "./relevant.ts";
import { placesOf, reportDemands, reportEffects, reportFailure } from "./report.ts";
import { plain } from "./shapes.ts";
import { ownScope, writtenEffects, writtenFailure, writtenShape } from "./signatures.ts";
import { blockLabels } from "./statements.ts";

export interface LabelReport {
  readonly problems: ReadonlyMap<string, readonly Problem[]>;
  /** What bodies do; of those that no label reaches, nothing is noted. */
  readonly effects: ReadonlyMap<DefinitionId, readonly LabelledEffect[]>;
}

/** What one call does, with labels. */
export interface LabelledEffect {
  readonly capability: string;
  readonly node: tree.Node;
  readonly label: Label;
  /** What the call says beyond the row of what it calls. */
  readonly lift: Label;
  /** How a part of the label came here. */
  readonly way: (part: Label) => readonly Place[];
}

/** `source` gives the labels that a policy puts on what comes from outside. */
export function checkLabels(checked: CheckedProgram, source?: FindSource): LabelReport {
  const program = new Program(checked, source);
  const reached = reachedByLabels(checked, source !== undefined);
  const problems = new Map<string, Problem[]>();
  const effects = new Map<DefinitionId, readonly LabelledEffect[]>();
  const open: Neuro[] = [];
  const bodies: Neuro[] = [];
  for (const neuro of program.neuros()) {
    const { declaration, module } = neuro;
    if (declaration.body === undefined || !reached.has(module.path)) continue;
    // A body of which only the signature was asked for has no facts.
    if (module.facts.bindings.size === 0 && module.facts.types.size === 0) continue;
    bodies.push(neuro);
    if (declaration.signature.uses === undefined || declaration.signature.fails === undefined)
      open.push(neuro);
  }
  // Effects and failures that are not written, and those that hang on them, until nothing grows.
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
  }
  for (const path of reached) {
    const module = checked.modules.get(path)!;
    if (module.facts.types.size === 0) continue;
    for (const item of module.tree.items) {
      if (item.kind === "Test") add(module, testProblems(program, module, item));
    }
  }
  return { problems, effects };
}

function labelledEffects(body: Body): readonly LabelledEffect[] {
  return body.effects.map(({ capability, node, label, lift }) => ({
    capability,
    node,
    label: label.label,
    lift: lift.label,
    way: (part) => placesOf(body, label, part, node),
  }));
}

function neuroBody(program: Program, { definition, declaration, module }: Neuro): Body {
  const { signature } = declaration;
  const scope = ownScope(signature.typeParameters);
  const body = new Body(program, module, scope);
  for (const [index, parameter] of signature.parameters.entries()) {
    const binding = module.facts.bindings.get(parameter.name);
    const type = definition.parameters[index]?.type;
    if (binding === undefined || type === undefined) continue;
    const written = writtenShape(parameter.type, type, scope);
    if (parameter.default !== undefined) {
      const step = { node: parameter.default, what: "it is the default" };
      body.mustFit(
        labelsOf(body, parameter.default),
        written,
        parameter.default,
        parameter.name.text,
        step,
      );
    }
    // A `var` parameter stays as it is written: its caller relies on that.
    body.variables.set(
      binding,
      parameter.var
        ? written
        : sourced(written, { node: parameter, what: `\`${parameter.name.text}\` is declared so` }),
    );
  }
  body.result = writtenShape(signature.result, definition.result, scope);
  body.resultPlace = definition.name;
  body.declassifies = takenOff(signature);
  if (declaration.body?.kind === "Block") {
    returnedBlock(body, declaration.body, definition.result);
  } else if (declaration.body !== undefined) {
    returned(body, labelsOf(body, declaration.body), declaration.body);
  }
  return body;
}

/** What `declassifies` and `endorses` let a result leave off. */
function takenOff({ declassifies, endorses }: tree.Signature): Label {
  let label = endorses ? (labelOf("untrusted") ?? bottom) : bottom;
  for (const mark of declassifies) label |= labelOf(mark.label) ?? bottom;
  return label;
}

function inferred(body: Body): Inferred {
  const effects = new Map<string, Label>();
  for (const { capability, label } of body.effects)
    effects.set(capability, (effects.get(capability) ?? bottom) | label.label);
  return { effects, failure: body.failure.label };
}

function neuroProblems(body: Body, neuro: Neuro): readonly Problem[] {
  const { signature } = neuro.declaration;
  const problems = reportDemands(body, signature.typeParameters);
  if (signature.uses !== undefined) {
    const { effects } = writtenEffects(signature.uses, body.scope);
    const above = effectsAbove(body.effects, effects);
    problems.push(...reportEffects(body, neuro, above));
  }
  if (signature.fails !== undefined) {
    const allowed = writtenFailure(signature.fails, body.scope).label;
    const label = excess(body.failure.label, allowed | body.declassifies);
    if (label !== bottom) problems.push(reportFailure(body, neuro, label));
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

function testProblems(
  program: Program,
  module: CheckedModule,
  test: tree.Test,
): readonly Problem[] {
  const body = new Body(program, module, ownScope([]));
  for (const parameter of test.parameters) {
    const binding = module.facts.bindings.get(parameter.name);
    if (binding !== undefined)
      body.variables.set(binding, writtenShape(parameter.type, binding.type, body.scope));
  }
  body.result = plain({ kind: "builtin", name: "Unit", arguments: [] });
  blockLabels(body, test.body, body.result.type);
  return reportDemands(body, []);
}
