/**
 * What a body can see of its module, name by name. An edit changes what some names stand for; the bodies whose words lead to none
 * of them come out as before. Words may lead to too much, never to too little: whatever a body sees of its module it names, or it
 * comes with the type of something that it names.
 */

import type * as tree from "@neuro-lang/parser";
import { hasBrokenImport } from "./broken.ts";
import type { ModuleState, ProgramState } from "./state.ts";
import { definitionText, idsIn } from "./summaries.ts";
import type { Definition } from "./types.ts";
import { wordsIn } from "./words.ts";

export interface Surroundings {
  /** What every body may depend on. */
  readonly common: string;
  /** What each name of the module stands for, as declared: rows that are inferred are not in it. */
  readonly names: ReadonlyMap<string, string>;
}

export function surroundingsOf(
  program: ProgramState,
  module: ModuleState,
  declared: readonly Definition[],
  failures: string,
): Surroundings {
  const names = new Map<string, string>();
  const stand = (name: string, text: string): void => {
    const other = names.get(name);
    names.set(name, other === undefined ? text : `${other}\n${text}`);
  };
  /** A variant's name leads to its type, wherever that comes from. */
  const standFor = (name: string, text: string, definition: Definition | undefined): void => {
    stand(name, text);
    if (definition?.kind !== "sum") return;
    for (const variant of definition.variants) if (variant.name !== name) stand(variant.name, text);
  };
  for (const definition of declared)
    standFor(definition.name, definitionText(definition), definition);
  for (const [id, declaration] of module.declarations) {
    const name = declaration.name.text;
    if (declaration.kind === "ModuleLet") stand(name, textOf(module, declaration));
    else if (!module.definitions.has(name)) stand(name, id);
    // Its rows are found in a body, or are none: as declared both are empty.
    else if (declaration.kind === "Neuro" && declaration.body === undefined)
      stand(name, "without body");
  }
  for (const [name, entity] of module.names) {
    if (entity.kind === "namespace") stand(name, `* ${entity.path}`);
    else if (entity.kind === "broken") stand(name, "?");
    else if (!module.declarations.has(entity.id))
      standFor(name, entity.id, program.definitions.get(entity.id));
  }
  const imports = [...module.input.imports].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return { common: JSON.stringify([failures, imports, hasBrokenImport(module)]), names };
}

/** The names whose meaning is another than it was in an earlier check, and what hangs on them. */
export class Changes {
  readonly #module: ModuleState;
  readonly #earlier: ReadonlyMap<string, Definition>;
  readonly #names = new Set<string>();
  /** Declarations by the names that they mention. */
  #users: ReadonlyMap<string, readonly string[]> | undefined;

  constructor(
    before: Surroundings,
    now: Surroundings,
    module: ModuleState,
    earlier: ReadonlyMap<string, Definition>,
  ) {
    this.#module = module;
    this.#earlier = earlier;
    for (const [name, text] of now.names) if (before.names.get(name) !== text) this.add(name);
    for (const name of before.names.keys()) if (!now.names.has(name)) this.add(name);
  }

  /** Notes that a name stands for something else than before, and so does all that mentions it. */
  add(name: string): void {
    if (this.#names.has(name)) return;
    this.#names.add(name);
    this.#users ??= this.#findUsers();
    for (const user of this.#users.get(name) ?? []) this.add(user);
  }

  /** True if nothing that an item of the module can see has changed. */
  isUntouched(item: tree.Item): boolean {
    return this.#names.size === 0 || wordsOf(this.#module, item).isDisjointFrom(this.#names);
  }

  #findUsers(): ReadonlyMap<string, readonly string[]> {
    const users = new Map<string, string[]>();
    const note = (user: string, mentioned: Iterable<string>): void => {
      for (const name of mentioned) {
        const known = users.get(name);
        if (known === undefined) users.set(name, [user]);
        else known.push(user);
      }
    };
    for (const [name, definition] of this.#earlier)
      note(
        name,
        [...idsIn(definition)].map((id) => id.slice(id.lastIndexOf("#") + 1)),
      );
    for (const declaration of this.#module.declarations.values())
      if (declaration.kind === "ModuleLet")
        note(declaration.name.text, wordsOf(this.#module, declaration));
    return users;
  }
}

/** Items outlive checks; their words do not change. */
const words = new WeakMap<tree.Item, ReadonlySet<string>>();

function wordsOf(module: ModuleState, item: tree.Item): ReadonlySet<string> {
  let found = words.get(item);
  if (found === undefined) {
    found = new Set(wordsIn(module, item));
    words.set(item, found);
  }
  return found;
}

function textOf({ input }: ModuleState, { start, end }: tree.Node): string {
  return input.source.text.slice(start, end);
}
