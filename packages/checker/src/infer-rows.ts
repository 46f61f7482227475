/** Capabilities and failures that are not written: inferred from bodies, groups of neuros that call each other together. */

import type { Problem } from "@neuro-lang/diagnostics";
import type * as tree from "@neuro-lang/parser";
import { checkNeuro } from "./bodies.ts";
import { groupsOf, type OpenLet, type OpenNeuro } from "./call-graph.ts";
import { emptyRow, noFailures, suspensionOf } from "./capabilities.ts";
import type { Program } from "./program-state.ts";
import { traced } from "./reuse.ts";
import { sameFails, sameUses } from "./solver.ts";
import { isStandard, type ModuleState } from "./state.ts";
import type { DefinitionId, NeuroDefinition } from "./types.ts";

/** Rounds beyond one for each member, through which an effect travels a step a round at worst; more would be a mistake of the checker. */
const spareRounds = 50;

/** True if part of the neuro's effects has to be found in its body. */
function isOpen(module: ModuleState, declaration: tree.Neuro): boolean {
  const { uses, fails } = declaration.signature;
  if (declaration.body === undefined || (uses !== undefined && fails !== undefined)) return false;
  // What the standard library exports has its whole row written: nothing there is nothing.
  return !(declaration.exported && isStandard(module.input.path));
}

/** Checks the bodies of all neuros of the modules, step by step. Gives the problems of each. */
export function* checkNeuros(
  program: Program,
  modules: readonly ModuleState[],
): Generator<void, Map<DefinitionId, readonly Problem[]>> {
  const problems = new Map<DefinitionId, readonly Problem[]>();
  const open: (OpenNeuro | OpenLet)[] = [];
  const closed: OpenNeuro[] = [];
  for (const module of modules) {
    for (const [id, declaration] of module.declarations) {
      if (declaration.kind === "ModuleLet") open.push({ id, module, declaration });
      if (declaration.kind !== "Neuro") continue;
      (isOpen(module, declaration) ? open : closed).push({ id, module, declaration });
    }
  }
  for (const group of groupsOf(program, open)) {
    yield;
    // Whether a value's type is as it was shows in those that name it.
    if (group.members.length === 0) for (const { id } of group.lets) program.letType(id);
    // Rows of neuros that call each other hang together: those are taken over together or not at all.
    const taken = group.members.filter((member) => takeOver(program, member));
    if (taken.length === group.members.length) continue;
    for (const { id, module, declaration } of taken) {
      program.reuses.get(module)?.letGo(declaration);
      program.replace(module, declared(program, id, declaration));
    }
    for (const { module, declaration } of group.lets)
      program.reuses.get(module)?.changed(declaration.name.text);
    let settled = false;
    const limit = group.members.length + spareRounds;
    for (let round = 0; !settled && round < limit; round++) {
      settled = !group.recursive;
      let changed = false;
      // What a value holds may have got a larger row since its type was found.
      for (const each of group.lets) program.forget(each.module, each.id);
      for (const member of group.members) changed = check(program, member, problems) || changed;
      settled ||= !changed;
    }
    for (const { id, module } of group.members) {
      const definition = program.neuro(id);
      if (definition !== undefined) program.reuses.get(module)?.found(definition);
    }
  }
  for (const neuro of closed) {
    yield;
    if (!takeOver(program, neuro)) check(program, neuro, problems);
  }
  return problems;
}

/** Takes over the facts and the rows that an earlier check found of an untouched body. */
function takeOver(program: Program, { id, module, declaration }: OpenNeuro): boolean {
  const reuse = program.reuses.get(module);
  const earlier = reuse?.earlier(declaration.name.text);
  if (earlier?.kind !== "neuro" || reuse?.take(id, declaration) !== true) return false;
  program.replace(module, earlier);
  return true;
}

/** The neuro with its rows as they are written. */
function declared(program: Program, id: DefinitionId, declaration: tree.Neuro): NeuroDefinition {
  const definition = program.neuro(id)!;
  const { uses, fails } = declaration.signature;
  const row = uses === undefined ? emptyRow : definition.uses;
  return {
    ...definition,
    uses: row,
    fails: fails === undefined ? noFailures : definition.fails,
    suspension: suspensionOf(row),
  };
}

/** Checks a body and enters its rows where they are not written; true if they changed. */
function check(
  program: Program,
  { id, module, declaration }: OpenNeuro,
  problems: Map<DefinitionId, readonly Problem[]>,
): boolean {
  const definition = program.neuro(id);
  if (definition === undefined) return false;
  program.bodiesChecked += 1;
  const result = traced(
    program.traces.get(module)!,
    id,
    declaration,
    () => checkNeuro(program, module, definition, declaration),
    (found) => found.problems.length === 0,
  );
  problems.set(id, result.problems);
  if (!isOpen(module, declaration)) return false;
  const uses = declaration.signature.uses === undefined ? result.uses : definition.uses;
  const fails = declaration.signature.fails === undefined ? result.fails : definition.fails;
  if (sameUses(uses, definition.uses) && sameFails(fails, definition.fails)) return false;
  const inferred: NeuroDefinition = { ...definition, uses, fails, suspension: suspensionOf(uses) };
  program.replace(module, inferred);
  return true;
}
