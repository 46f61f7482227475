/** The way in: checks modules that may import each other in any order. Pure; never throws. */

import type { Problem } from "@neuro-lang/diagnostics";
import { checkFieldDefaults, checkTest } from "./bodies.ts";
import { checkAttributes } from "./declarations.ts";
import { checkDerives } from "./derives.ts";
import { findFailures } from "./failure-types.ts";
import { dirtyModules, recall, remember } from "./incremental.ts";
import { reportLetCycles } from "./let-cycles.ts";
import { bindImports, bindReexports, declareNames } from "./names.ts";
import { notBuiltYet } from "./not-built-yet.ts";
import { Program } from "./program-state.ts";
import type { CheckedModule, CheckedProgram, ModuleInput } from "./program.ts";
import { checkNeuros } from "./infer-rows.ts";
import { emptyFacts, type ModuleState } from "./state.ts";
import { summaryText } from "./summaries.ts";
import type { DefinitionId } from "./types.ts";
import { reportUnusedImports } from "./unused-imports.ts";

export interface CheckOptions {
  /** Modules, normally std's, of which only signatures matter: their bodies are not checked and have no facts. */
  readonly signaturesOnly?: ReadonlySet<string>;
}

/** Checks the modules. What an earlier check found of modules that nothing touched is taken over, by identity. */
export function checkProgram(
  modules: readonly ModuleInput[],
  previous?: CheckedProgram,
  { signaturesOnly = new Set() }: CheckOptions = {},
): CheckedProgram {
  let changed: ReadonlySet<string> = new Set();
  let bodiesChecked = 0;
  for (;;) {
    const dirty = dirtyModules(modules, previous, changed, signaturesOnly);
    const round = checkRound(modules, dirty, previous, signaturesOnly);
    bodiesChecked += round.counts.bodiesChecked;
    // What a checked module shows to others may have changed: then those are checked again with it.
    const shown = new Set(changed);
    for (const path of dirty) {
      const before = previous?.modules.get(path);
      const now = round.modules.get(path)!;
      if (before === undefined || summaryText(before) !== summaryText(now)) shown.add(path);
    }
    if (
      previous === undefined ||
      dirtyModules(modules, previous, shown, signaturesOnly).size === dirty.size
    ) {
      return { ...round, counts: { modulesResolved: dirty.size, bodiesChecked } };
    }
    changed = shown;
  }
}

function checkRound(
  modules: readonly ModuleInput[],
  dirty: ReadonlySet<string>,
  previous: CheckedProgram | undefined,
  signaturesOnly: ReadonlySet<string>,
): CheckedProgram {
  const program = new Program(previous);
  const fresh: ModuleState[] = [];
  const kept = new Map<string, CheckedModule>();
  for (const input of modules) {
    const before = dirty.has(input.path) ? undefined : previous?.modules.get(input.path);
    const state = before === undefined ? undefined : recall(before);
    if (before !== undefined && state !== undefined) {
      kept.set(input.path, before);
      program.modules.set(input.path, state);
      for (const definition of before.definitions.values())
        program.definitions.set(definition.id, definition);
      continue;
    }
    const module = newState(input);
    fresh.push(module);
    program.modules.set(input.path, module);
  }
  for (const module of fresh) declareNames(module);
  for (const module of fresh) bindReexports(program, module);
  for (const module of fresh) bindImports(program, module);
  for (const module of fresh) {
    for (const item of module.input.tree.items) checkAttributes(module, item);
    for (const [id, declaration] of module.declarations) {
      if (declaration.kind !== "ModuleLet") program.definition(id);
    }
  }
  findFailures(program, fresh);
  const checked = fresh.filter((module) => !signaturesOnly.has(module.input.path));
  const neuroProblems = checkNeuros(program, checked);
  for (const module of checked) checkRest(program, module);
  for (const module of fresh) {
    // In a module whose bodies are not checked the types of its values are still asked for.
    for (const [id, declaration] of module.declarations)
      if (declaration.kind === "ModuleLet") program.letType(id);
  }
  reportLetCycles(program, checked);
  const result = new Map<string, CheckedModule>();
  for (const input of modules) {
    const before = kept.get(input.path);
    if (before !== undefined) {
      result.set(input.path, before);
      continue;
    }
    const state = program.modules.get(input.path)!;
    const module = finished(program, state, neuroProblems);
    remember(module, state, !signaturesOnly.has(input.path));
    result.set(input.path, module);
  }
  return {
    modules: result,
    definitions: program.definitions,
    counts: { modulesResolved: fresh.length, bodiesChecked: program.bodiesChecked },
  };
}

function newState(input: ModuleInput): ModuleState {
  return {
    input,
    names: new Map(),
    exports: new Map(),
    definitions: new Map(),
    declarations: new Map(),
    places: new Map(),
    problems: [],
    facts: emptyFacts(),
    mentioned: new Set(),
  };
}

/** Tests and the defaults of fields. */
function checkRest(program: Program, module: ModuleState): void {
  for (const item of module.input.tree.items) {
    if (item.kind === "Test" || item.kind === "Policy") {
      if (notBuiltYet(module, item) || item.kind === "Policy") continue;
      program.bodiesChecked += 1;
      module.problems.push(...checkTest(program, module, item));
    } else if (item.kind === "RecordDeclaration" || item.kind === "SumDeclaration") {
      module.problems.push(...checkFieldDefaults(program, module, item));
    }
  }
  for (const [id, declaration] of module.declarations) {
    module.problems.push(...checkDerives(program, module, id, declaration));
  }
}

function finished(
  program: Program,
  module: ModuleState,
  neuroProblems: ReadonlyMap<DefinitionId, readonly Problem[]>,
): CheckedModule {
  for (const id of module.declarations.keys()) {
    module.problems.push(...(neuroProblems.get(id) ?? []), ...(program.letProblems.get(id) ?? []));
  }
  reportUnusedImports(module);
  return {
    path: module.input.path,
    source: module.input.source,
    tree: module.input.tree,
    problems: module.problems,
    definitions: module.definitions,
    places: module.places,
    facts: module.facts,
  };
}
