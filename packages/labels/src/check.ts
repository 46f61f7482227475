/** The way in: finds the labels of every body that labels can reach, and what must not be so. Pure; never throws. */

import type { CheckedModule, CheckedProgram, DefinitionId } from "@neuro-lang/checker";
import { covers, isForeign } from "@neuro-lang/checker";
import type { Label as Place, Problem } from "@neuro-lang/diagnostics";
import type * as tree from "@neuro-lang/parser";
import { Body, type FoundEffect } from "./body.ts";
import { labelsOf, returned, returnedBlock } from "./expressions.ts";
import { type Cell, nothing, type Step, wayOf } from "./flows.ts";
import { foreignBody } from "./foreign.ts";
import { bottom, excess, has, type Label, labelOf, partsOf, takesOff } from "./label.ts";
import {
  type FindSource,
  type Found,
  type Inferred,
  type Neuro,
  nothingFound,
  Program,
} from "./program.ts";
import { reachedByLabels } from "./relevant.ts";
import { placesOf, reportDemands, reportEffects, reportFailure } from "./report.ts";
import { plain, sourced } from "./shapes.ts";
import {
  ownScope,
  rowVariables,
  writtenEffects,
  writtenFailure,
  writtenShape,
} from "./signatures.ts";
import { blockLabels } from "./statements.ts";
import { shownOf, type Unsaid } from "./shown.ts";
import { taking } from "./taking.ts";

export interface LabelReport {
  readonly problems: ReadonlyMap<string, readonly Problem[]>;
  /** What bodies do; of those that no label reaches, nothing is noted. */
  readonly effects: ReadonlyMap<DefinitionId, readonly LabelledEffect[]>;
  /** What neuros do that no signature says. */
  readonly unsaid: ReadonlyMap<DefinitionId, Unsaid>;
  /** What modules that labels reach show of them to others. */
  readonly shown: ReadonlyMap<string, string>;
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
  return { problems, effects, unsaid, shown };
}

function moduleOf(id: DefinitionId): string {
  return id.slice(0, id.lastIndexOf("#"));
}

function unsaidOf(program: Program, neuro: Neuro): readonly (readonly [DefinitionId, Unsaid])[] {
  const { observesRows, taking: found } = program.inferred(neuro);
  const taken = found.label === bottom ? undefined : asData(neuro, found);
  if (!observesRows && taken === undefined) return [];
  return [[neuro.definition.id, { observesRows, taking: taken }]];
}

function asData({ module }: Neuro, { label, ways }: Found): Unsaid["taking"] {
  const steps = (ways[0]?.[1] ?? []).map(({ what, node: { start, end }, file }) => ({
    what,
    span: { file: file ?? module.path, start, end },
  }));
  return { label, steps };
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

function neuroBody(program: Program, { definition, declaration, module }: Neuro): Body {
  const { signature } = declaration;
  const scope = ownScope(program, signature.typeParameters);
  const body = new Body(program, module, scope);
  for (const [index, parameter] of signature.parameters.entries()) {
    const binding = module.facts.bindings.get(parameter.name);
    const type = definition.parameters[index]?.type;
    if (binding === undefined || type === undefined) continue;
    const written = writtenShape(parameter.type, type, scope);
    if (parameter.default !== undefined) {
      const step = { node: parameter.default, what: "it is the default" };
      const value = labelsOf(body, parameter.default);
      body.mustFit(value, written, step, parameter.name.text, parameter.type);
    }
    body.writtenTypes.set(binding, parameter.type);
    // A `var` parameter stays as it is written: its caller relies on that.
    body.variables.set(
      binding,
      parameter.var
        ? written
        : sourced(
            written,
            parameter,
            (words) => `\`${parameter.name.text}\` is declared ${words}`,
            { names: body.labelNames },
          ),
    );
  }
  // What a default does counts where it is taken.
  body.effects = [];
  body.result = writtenShape(signature.result, definition.result, scope);
  body.resultPlace = definition.name;
  body.resultType = signature.result;
  body.declassifies = takenOff(signature);
  if (isForeign(definition)) foreignBody(body, definition, declaration);
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
  const effects = new Map<string, Found>();
  let taken = nothingFound;
  for (const { capability, label, node, callee } of body.effects) {
    if (capability === taking) {
      taken = together(taken, takenBy(body, label));
      continue;
    }
    const before = effects.get(capability);
    effects.set(capability, {
      label: (before?.label ?? bottom) | label.label,
      ways: [
        ...(before?.ways ?? []),
        ...waysIn(body, label, { node, what: `it reaches \`${callee}\`` }),
      ],
    });
  }
  const { failure, observesRows } = body;
  return {
    effects,
    failure: { label: failure.label, ways: waysIn(body, failure, undefined) },
    taking: taken,
    observesRows,
  };
}

/** The chain of calls to what takes labels off, and the label parameters that decide it. */
function takenBy({ module }: Body, cell: Cell): Found {
  if (!has(cell.label, takesOff)) return nothingFound;
  const steps = wayOf(cell, takesOff).map((step) => ({ file: module.path, ...step }));
  return { label: cell.label, ways: [[takesOff, steps]] };
}

/** Of two chains to what takes labels off the shorter one is told: a recursive one only grows. */
function together(before: Found, now: Found): Found {
  const ways = [...before.ways, ...now.ways].toSorted(([, a], [, b]) => a.length - b.length);
  return { label: before.label | now.label, ways };
}

/** The ways of a label in a body, as they are told in the error of another. */
function waysIn(body: Body, cell: Cell, sink: Step | undefined): Found["ways"] {
  return partsOf(cell.label).map((part) => {
    const steps = wayOf(cell, part);
    if (sink !== undefined && steps.at(-1)?.node !== sink.node) steps.push(sink);
    return [part, steps.map((step) => ({ file: body.module.path, ...step }))] as const;
  });
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

/** Module values and defaults of fields must fit what is written. */
function valueProblems(
  program: Program,
  module: CheckedModule,
  item: tree.Item,
): readonly Problem[] {
  const body = new Body(program, module, ownScope(program, []));
  if (item.kind === "ModuleLet") {
    const value = labelsOf(body, item.value);
    if (item.type !== undefined) {
      const type = module.facts.typeExpressions.get(item.type) ?? { kind: "error" };
      const place = writtenShape(item.type, type, body.scope);
      const step = { node: item.value, what: "it is bound here" };
      body.mustFit(value, place, step, item.name.text, item.type);
    }
  } else if (item.kind === "RecordDeclaration" || item.kind === "SumDeclaration") {
    for (const { name, type, value, place } of program.defaultsOf(
      `${module.path}#${item.name.text}`,
    )) {
      const step = { node: value, what: "it is the default" };
      body.mustFit(labelsOf(body, value), place, step, name, type);
    }
  }
  return reportDemands(body);
}

function testProblems(
  program: Program,
  module: CheckedModule,
  test: tree.Test,
): readonly Problem[] {
  const body = new Body(program, module, ownScope(program, []));
  for (const parameter of test.parameters) {
    const binding = module.facts.bindings.get(parameter.name);
    if (binding !== undefined)
      body.variables.set(binding, writtenShape(parameter.type, binding.type, body.scope));
  }
  body.result = plain({ kind: "builtin", name: "Unit", arguments: [] });
  blockLabels(body, test.body, body.result.type);
  return reportDemands(body);
}
