/** Which modules have to be checked again: those that changed, and those that see something that changed. */

import { stronglyConnected } from "./call-graph.ts";
import type { CheckedModule, CheckedProgram, ModuleInput } from "./program.ts";
import type { Trace } from "./reuse.ts";

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

/**
 * Paths to check. `changed` are modules already known to show something else than before. A module that was not touched is
 * checked again only if one that it imports, directly or through others, shows something else. Modules that import each other
 * in a circle go together, since their inferred rows hang on each other.
 */
export function dirtyModules(
  modules: readonly ModuleInput[],
  previous: CheckedProgram | undefined,
  changed: ReadonlySet<string>,
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
  const implicit = [...changed].some((path) => path.startsWith("neuro:"));
  const dirty = new Set<string>();
  const edited = new Set<string>();
  /** Modules whose view of others may differ. */
  const affected = new Set<number>();
  for (const group of stronglyConnected(imports)) {
    const seesChange =
      implicit ||
      group.some((index) =>
        imports[index]!.some(
          (target) => affected.has(target) || changed.has(modules[target]!.path),
        ),
      );
    if (seesChange) for (const index of group) affected.add(index);
    if (seesChange || group.some((index) => isTouched(modules[index]!, previous, signaturesOnly))) {
      for (const index of group) dirty.add(modules[index]!.path);
      if (!seesChange && group.length === 1) edited.add(modules[group[0]!]!.path);
    }
  }
  return { paths: dirty, edited };
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
