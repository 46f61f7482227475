/** The modules of a program in an order in which each comes behind those that it sees: what is found of them goes upwards. */

import { type CheckedProgram, type DefinitionId, stronglyConnected } from "@neuro-lang/checker";
import { moduleOf } from "./asked.ts";
import type { Declared, ModuleDeclarations } from "./declared.ts";

/** Modules that import each other; most are alone. */
export type Layer = readonly string[];

export function layersOf({ modules }: CheckedProgram): readonly Layer[] {
  // Whatever the library has may be seen without an import.
  const standard = [...modules.keys()].filter((path) => path.startsWith("neuro:"));
  const paths = [...standard, ...[...modules.keys()].filter((path) => !path.startsWith("neuro:"))];
  const indexOf = new Map(paths.map((path, index) => [path, index]));
  const edges = paths.map((path) =>
    [...modules.get(path)!.imports.values()].flatMap((target) => indexOf.get(target) ?? []),
  );
  return stronglyConnected(edges).map((indices) =>
    indices.toSorted((a, b) => a - b).map((index) => paths[index]!),
  );
}

/** A property of declarations: some have it by themselves, others because they name one that has it. */
export interface Property {
  has(declared: Declared): boolean;
  names(declared: Declared): Iterable<DefinitionId>;
}

/** What was found of a property in one module. */
interface HavingModule {
  readonly declarations: ModuleDeclarations;
  readonly ids: ReadonlySet<DefinitionId>;
  /** Modules of the declarations that are named in it. */
  readonly named: ReadonlySet<string>;
}

/** The declarations that have a property; modules that see nothing new keep what was found of them. */
export class Having {
  /** Modules of which it is not as it was. */
  readonly changed = new Set<string>();
  readonly modules = new Map<string, HavingModule>();

  constructor(
    layers: readonly Layer[],
    declarations: ReadonlyMap<string, ModuleDeclarations>,
    property: Property,
    before?: Having,
  ) {
    for (const layer of layers) {
      const kept = layer.flatMap((path) => before?.asItWas(declarations.get(path)!, this) ?? []);
      if (kept.length < layer.length) this.#spread(layer, declarations, property, before);
      else for (const [index, path] of layer.entries()) this.modules.set(path, kept[index]!);
    }
    for (const path of before?.modules.keys() ?? [])
      if (!this.modules.has(path)) this.changed.add(path);
  }

  has(id: DefinitionId): boolean {
    return this.modules.get(moduleOf(id))?.ids.has(id) === true;
  }

  /** What was found of a module, if a later check finds the same. */
  asItWas(declarations: ModuleDeclarations, now: Having): HavingModule | undefined {
    const known = this.modules.get(declarations.module.path);
    return known?.declarations === declarations && known.named.isDisjointFrom(now.changed)
      ? known
      : undefined;
  }

  /** Within modules that may name each other's declarations. */
  #spread(
    layer: Layer,
    declarations: ReadonlyMap<string, ModuleDeclarations>,
    property: Property,
    before: Having | undefined,
  ): void {
    const found = new Set<DefinitionId>();
    const users = new Map<DefinitionId, DefinitionId[]>();
    const named = new Map<string, Set<string>>();
    for (const path of layer) {
      const modules = new Set<string>();
      named.set(path, modules);
      for (const declared of declarations.get(path)!.byId.values()) {
        if (property.has(declared)) found.add(declared.id);
        for (const id of property.names(declared)) {
          modules.add(moduleOf(id));
          if (this.has(id)) found.add(declared.id);
          const known = users.get(id);
          if (known === undefined) users.set(id, [declared.id]);
          else known.push(declared.id);
        }
      }
    }
    // The set grows while it is walked.
    for (const id of found) for (const user of users.get(id) ?? []) found.add(user);
    for (const path of layer) {
      const own = declarations.get(path)!;
      const ids = new Set([...own.byId.keys()].filter((id) => found.has(id)));
      this.modules.set(path, { declarations: own, ids, named: named.get(path)! });
      const earlier = before?.modules.get(path);
      if (earlier === undefined || earlier.ids.symmetricDifference(ids).size > 0)
        this.changed.add(path);
    }
  }
}
