/** The way in: checks modules that may import each other in any order. Pure; never throws. */

import type { Problem } from "@neuro-lang/diagnostics";
import { checkFieldDefaults, checkTest } from "./bodies.ts";
import { checkAttributes } from "./declarations.ts";
import { checkDerives } from "./derives.ts";
import { addFailures, raisedIn } from "./failure-types.ts";
import {
  type DirtyModules,
  dirtyModules,
  noteShown,
  recall,
  recallWhole,
  remember,
  type Shown,
} from "./incremental.ts";
import { reportLetCycles } from "./let-cycles.ts";
import { bindImports, bindReexports, declareNames } from "./names.ts";
import { KeptDeclarations } from "./kept-declarations.ts";
import { notBuiltYet } from "./not-built-yet.ts";
import { Program } from "./program-state.ts";
import type { CheckedModule, CheckedProgram, ModuleInput } from "./program.ts";
import { checkNeuros } from "./infer-rows.ts";
import { emptyFacts, type ModuleState } from "./state.ts";
import { atOnce, saying } from "./steps.ts";
import { surroundingsOf } from "./surroundings.ts";
import type { TakesReceiver } from "./receivers.ts";
import type { DefinitionId } from "./types.ts";
import { newTrace, reuseOf, testKey, type Trace, traced } from "./reuse.ts";
import { reportUnusedImports } from "./unused-imports.ts";

export interface CheckOptions {
  /** Modules, normally std's, of which only signatures matter: their bodies are not checked and have no facts. */
  readonly signaturesOnly?: ReadonlySet<string>;
  /** The modules of the library that export a name: what an import of it could be from. With `takes`, to call it on such a value. */
  readonly exporters?: (name: string, takes?: TakesReceiver) => readonly string[];
}

/**
 * Checks the modules. What an earlier check found of modules that nothing touched is taken over, by identity; of a module that was
 * edited, so is what was found of its other bodies, and the earlier check knows it no more.
 */
export function checkProgram(
  modules: readonly ModuleInput[],
  previous?: CheckedProgram,
  options?: CheckOptions,
): CheckedProgram {
  return atOnce(checkInSteps(modules, previous, options));
}

/** The same check, stopping at every body: yields how many bodies were checked so far. */
export function* checkInSteps(
  modules: readonly ModuleInput[],
  previous?: CheckedProgram,
  { signaturesOnly = new Set(), exporters = () => [] }: CheckOptions = {},
): Generator<number, CheckedProgram> {
  const shown: Shown = { ids: new Set(), modules: new Set(), named: new Set() };
  let bodiesChecked = 0;
  for (;;) {
    const dirty = dirtyModules(modules, previous, shown, signaturesOnly);
    const before = bodiesChecked;
    const program = yield* saying(
      checkRound(modules, dirty, previous, { signaturesOnly, exporters }),
      (count) => before + count,
    );
    bodiesChecked += program.counts.bodiesChecked;
    // What a checked module shows to others may have changed: then those that see it are checked again with it.
    if (previous !== undefined) noteShown(shown, previous, program, dirty.paths);
    const next = dirtyModules(modules, previous, shown, signaturesOnly);
    if (next.paths.size === dirty.paths.size)
      return { ...program, counts: { modulesResolved: dirty.paths.size, bodiesChecked } };
  }
}

function* checkRound(
  modules: readonly ModuleInput[],
  dirty: DirtyModules,
  previous: CheckedProgram | undefined,
  { signaturesOnly, exporters }: Required<CheckOptions>,
): Generator<number, CheckedProgram> {
  const program = new Program(previous, exporters);
  const fresh: ModuleState[] = [];
  const kept = new Map<string, CheckedModule>();
  const raised: ReadonlySet<DefinitionId>[] = [];
  for (const input of modules) {
    const before = dirty.paths.has(input.path) ? undefined : previous?.modules.get(input.path);
    const trace = before === undefined ? undefined : recall(before);
    if (before !== undefined && trace !== undefined) {
      kept.set(input.path, before);
      program.modules.set(input.path, trace.state);
      raised.push(trace.raised);
      for (const definition of before.definitions.values())
        program.definitions.set(definition.id, definition);
      continue;
    }
    const module = newState(input);
    fresh.push(module);
    program.modules.set(input.path, module);
    program.traces.set(module, newTrace(module));
  }
  for (const module of fresh) declareNames(module);
  for (const module of fresh) bindReexports(program, module);
  for (const module of fresh) bindImports(program, module);
  const before = new Map<ModuleState, Trace>();
  for (const module of fresh) {
    const { path } = module.input;
    const checked = dirty.edited.has(path) ? previous?.modules.get(path) : undefined;
    const trace = checked === undefined ? undefined : recallWhole(checked);
    if (trace === undefined) continue;
    before.set(module, trace);
    program.declarations.set(module, new KeptDeclarations(trace, module));
  }
  for (const module of fresh) {
    for (const item of module.input.tree.items) checkAttributes(module, item);
    for (const [id, declaration] of module.declarations) {
      if (declaration.kind !== "ModuleLet") program.definition(id);
    }
  }
  for (const module of fresh) {
    const trace = program.traces.get(module)!;
    trace.raised = raisedIn(program, module);
    raised.push(trace.raised);
  }
  addFailures(program, raised);
  for (const module of fresh) {
    const trace = program.traces.get(module)!;
    const failures = [...module.declarations.keys()].filter((id) => program.failures.has(id));
    const declared = [...module.definitions.values()];
    trace.surroundings = surroundingsOf(program, module, declared, failures.join());
    const earlier = before.get(module);
    const reuse = earlier === undefined ? undefined : reuseOf(earlier, trace);
    if (reuse !== undefined) program.reuses.set(module, reuse);
  }
  const checked = fresh.filter((module) => !signaturesOnly.has(module.input.path));
  const neuroProblems = yield* saying(checkNeuros(program, checked), () => program.bodiesChecked);
  for (const module of checked) {
    yield program.bodiesChecked;
    checkRest(program, module);
  }
  for (const module of fresh) {
    // In a module whose bodies are not checked the types of its values are still asked for.
    for (const [id, declaration] of module.declarations)
      if (declaration.kind === "ModuleLet") program.letType(id);
  }
  for (const module of checked) for (const action of module.whenChecked.splice(0)) action();
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
    remember(module, program.traces.get(state)!, !signaturesOnly.has(input.path));
    result.set(input.path, module);
  }
  return {
    modules: result,
    definitions: program.definitions,
    failures: program.failures,
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
    whenChecked: [],
    mentioned: new Set(),
    silenced: false,
  };
}

/** Tests and the defaults of fields. */
function checkRest(program: Program, module: ModuleState): void {
  const tests = new Map<string, number>();
  for (const item of module.input.tree.items) {
    if (item.kind === "Test") {
      if (notBuiltYet(module, item)) continue;
      const key = testKey(module, item, tests);
      if (program.reuses.get(module)?.take(key, item) === true) continue;
      program.bodiesChecked += 1;
      const trace = program.traces.get(module)!;
      const problems = traced(
        trace,
        key,
        item,
        () => checkTest(program, module, item),
        ({ length }) => length === 0,
      );
      module.problems.push(...problems);
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
    imports: module.input.imports,
    tree: module.input.tree,
    problems: module.problems,
    definitions: module.definitions,
    passedOn: new Map([...module.exports].filter(([, id]) => !module.declarations.has(id))),
    places: module.places,
    facts: module.facts,
  };
}
