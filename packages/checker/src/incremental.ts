/** Which modules have to be checked again: those that changed, and those that see something that changed. */

import { stronglyConnected } from "./call-graph.ts";
import type { CheckedModule, CheckedProgram, ModuleInput } from "./program.ts";
import type { Trace } from "./reuse.ts";
import { definitionText, idsIn } from "./summaries.ts";
import type { Definition, DefinitionId } from "./types.ts";

/** What a checked module was found with. */
interface Memory {
  readonly trace: Trace;
  /** False if only its signatures were asked for. */
  readonly whole: boolean;
}

const memories = new WeakMap<CheckedModule, Memory>();

export function remember(module: CheckedModule, trace: Trace, whole: boolean): void {
  memories.set(module, { trace, whole });
}

export function recall(module: CheckedModule): Trace | undefined {
  return memories.get(module)?.trace;
}

/** What was found of the module whole, bodies included. */
export function recallWhole(module: CheckedModule): Trace | undefined {
  const memory = memories.get(module);
  return memory?.whole === true ? memory.trace : undefined;
}

export interface DirtyModules {
  readonly paths: ReadonlySet<string>;
  /** Those of them that were edited while all that they see of others is as it was. */
  readonly edited: ReadonlySet<string>;
}

/** What checked modules show that is not as it was. */
export interface Shown {
  readonly ids: Set<DefinitionId>;
  /** Modules that export other names than before. */
  readonly modules: Set<string>;
  /** Modules that have other names than before: who imports what is not there is told whether it is private. */
  readonly named: Set<string>;
}

const missingExport = "missing-export";

/** Adds what the modules of these paths show otherwise now. */
export function noteShown(
  shown: Shown,
  previous: CheckedProgram,
  program: CheckedProgram,
  paths: ReadonlySet<string>,
): void {
  for (const id of previous.failures.symmetricDifference(program.failures)) shown.ids.add(id);
  for (const path of paths) {
    const before = previous.modules.get(path);
    const now = program.modules.get(path)!;
    const names = new Set([...(before?.definitions.keys() ?? []), ...now.definitions.keys()]);
    /** True if a value of a type of the module may have another method. */
    let isCalledOtherwise = false;
    for (const name of names) {
      const [old, definition] = [before?.definitions.get(name), now.definitions.get(name)];
      if (old !== undefined && definition !== undefined && isSame(old, definition)) continue;
      shown.ids.add(`${path}#${name}`);
      isCalledOtherwise ||= isMethod(old) || isMethod(definition);
    }
    if (isCalledOtherwise)
      for (const { id, kind } of now.definitions.values())
        if (kind !== "neuro" && kind !== "let") shown.ids.add(id);
    const [old, state] = [before && recall(before)?.state, recall(now)!.state];
    if (old === undefined || !areSame(old.exports, state.exports)) shown.modules.add(path);
    if (old === undefined || !haveSameKeys(old.names, state.names)) shown.named.add(path);
  }
}

function isMethod(definition: Definition | undefined): boolean {
  return definition?.kind === "neuro" && definition.exported;
}

function isSame(a: Definition, b: Definition): boolean {
  return a === b || definitionText(a) === definitionText(b);
}

function areSame<K, V>(a: ReadonlyMap<K, V>, b: ReadonlyMap<K, V>): boolean {
  return a.size === b.size && a.entries().every(([key, value]) => b.get(key) === value);
}

function haveSameKeys<K>(a: ReadonlyMap<K, unknown>, b: ReadonlyMap<K, unknown>): boolean {
  return a.size === b.size && a.keys().every((key) => b.has(key));
}

/** All that is not as it was, since it speaks of something that is not. */
function affectedBy({ ids }: Shown, previous: CheckedProgram): ReadonlySet<DefinitionId> {
  const affected = new Set(ids);
  if (ids.size === 0) return affected;
  const users = new Map<DefinitionId, DefinitionId[]>();
  for (const definition of previous.definitions.values())
    for (const id of idsIn(definition)) {
      const known = users.get(id);
      if (known === undefined) users.set(id, [definition.id]);
      else known.push(definition.id);
    }
  // The set grows while it is walked.
  for (const id of affected) for (const user of users.get(id) ?? []) affected.add(user);
  return affected;
}

/**
 * Paths to check. A module that was not touched is checked again only if it names something that others show otherwise, or that
 * speaks of such a thing: whatever a body sees of other modules it imports, or it comes with the type of something that it
 * imports. Modules that import each other in a circle go together, since their inferred rows hang on each other.
 */
export function dirtyModules(
  modules: readonly ModuleInput[],
  previous: CheckedProgram | undefined,
  shown: Shown,
  signaturesOnly: ReadonlySet<string>,
): DirtyModules {
  if (previous === undefined) {
    return { paths: new Set(modules.map(({ path }) => path)), edited: new Set() };
  }
  const indexOf = new Map(modules.map(({ path }, index) => [path, index]));
  const imports = modules.map((input) =>
    [...input.imports.values()].flatMap((path) => {
      const index = indexOf.get(path);
      return index === undefined ? [] : [index];
    }),
  );
  const affected = affectedBy(shown, previous);
  const isStandard = (id: string): boolean => id.startsWith("neuro:");
  // Whatever the library has may be seen without an import.
  const implicit = [...shown.modules].some(isStandard) || [...affected].some(isStandard);
  const sees = ({ path }: ModuleInput, targets: readonly number[]): boolean => {
    if (targets.some((target) => shown.modules.has(modules[target]!.path))) return true;
    const before = previous.modules.get(path);
    const names = before === undefined ? undefined : recall(before)?.state.names;
    if (names === undefined) return false;
    const isTold = targets.some((target) => shown.named.has(modules[target]!.path));
    if (isTold && before!.problems.some(({ name }) => name === missingExport)) return true;
    return names.values().some((entity) => {
      if (entity.kind === "definition")
        return entity.imported !== undefined && affected.has(entity.id);
      if (entity.kind !== "namespace") return false;
      const target = previous.modules.get(entity.path);
      return target !== undefined && exported(target).some((id) => affected.has(id));
    });
  };
  const dirty = new Set<string>();
  const edited = new Set<string>();
  for (const group of stronglyConnected(imports)) {
    const seesChange =
      implicit ||
      ((affected.size > 0 || shown.modules.size > 0 || shown.named.size > 0) &&
        group.some((index) => sees(modules[index]!, imports[index]!)));
    if (seesChange || group.some((index) => isTouched(modules[index]!, previous, signaturesOnly))) {
      for (const index of group) dirty.add(modules[index]!.path);
      if (!seesChange && group.length === 1) edited.add(modules[group[0]!]!.path);
    }
  }
  return { paths: dirty, edited };
}

function exported(module: CheckedModule): IteratorObject<DefinitionId> {
  return (recall(module)?.state.exports ?? new Map<string, DefinitionId>()).values();
}

function isTouched(
  input: ModuleInput,
  previous: CheckedProgram,
  signaturesOnly: ReadonlySet<string>,
): boolean {
  const before = previous.modules.get(input.path);
  const memory = before === undefined ? undefined : memories.get(before);
  if (memory === undefined || (!memory.whole && !signaturesOnly.has(input.path))) return true;
  const old = memory.trace.state.input;
  if (old === input) return false;
  return (
    old.tree !== input.tree ||
    old.missing !== input.missing ||
    old.imports.size !== input.imports.size ||
    [...input.imports].some(([specifier, path]) => old.imports.get(specifier) !== path)
  );
}
