/**
 * Declarations of an edited module that say what they said: what they came to is taken over from the check before. A declaration
 * hangs on its own text and on what the types that it names stand for, never on a body.
 */

import type * as tree from "@neuro-lang/parser";
import type { Entity, ModuleState } from "./state.ts";
import type { Definition, DefinitionId } from "./types.ts";
import { wordsIn } from "./words.ts";

/** What a declaration without a problem came to. */
export interface Declared {
  readonly declaration: tree.Declaration;
  /** Rows that are not written are empty in it. */
  readonly definition: Definition;
  /** Names of imports that it mentions. */
  readonly mentioned: readonly string[];
}

/** What a check found of the module before the edit. */
interface Before {
  readonly state: ModuleState;
  readonly declared: ReadonlyMap<DefinitionId, Declared>;
}

export class KeptDeclarations {
  readonly #before: ReadonlyMap<DefinitionId, Declared>;
  readonly #module: ModuleState;
  readonly #changed: ReadonlySet<string>;

  /** Of a module that sees of others what it saw. */
  constructor(before: Before, module: ModuleState) {
    this.#before = before.declared;
    this.#module = module;
    this.#changed = changedNames(before, module);
  }

  /** What the declaration came to, if it would come to that again. */
  find(id: DefinitionId, declaration: tree.Declaration): Declared | undefined {
    const before = this.#before.get(id);
    if (before?.declaration !== declaration) return undefined;
    if (this.#changed.size === 0) return before;
    const words = wordsOf(this.#module, declaration);
    return words.isDisjointFrom(this.#changed) ? before : undefined;
  }
}

/** The parts of an item in which types are resolved when it is declared. */
export function declaredParts(item: tree.Item): readonly tree.Node[] {
  switch (item.kind) {
    case "Neuro": {
      const { parameters, result, fails } = item.signature;
      const types = parameters.map(({ type }) => type);
      return [...types, ...(result === undefined ? [] : [result]), ...(fails ?? [])];
    }
    case "RecordDeclaration":
    case "SumDeclaration":
    case "AliasDeclaration":
    case "OpaqueDeclaration":
      return [item];
    default:
      return [];
  }
}

/** Values in the declaration of a type are looked at again in every check. */
export function hasDefaults(item: tree.Item): boolean {
  if (item.kind === "RecordDeclaration")
    return item.fields.some((field) => field.default !== undefined);
  if (item.kind !== "SumDeclaration") return false;
  const fields = item.variants.flatMap((variant) => variant.fields ?? []);
  return fields.some((field) => field.default !== undefined);
}

/** Names that stand for something else than before, for all that a type can tell. */
function changedNames({ state, declared }: Before, now: ModuleState): ReadonlySet<string> {
  const changed = new Set<string>();
  for (const [name, entity] of now.names) {
    const earlier = state.names.get(name);
    if (earlier === undefined || !isSame(earlier, state, entity, now)) changed.add(name);
  }
  for (const name of state.names.keys()) if (!now.names.has(name)) changed.add(name);
  if (changed.size === 0) return changed;
  // What looks like the name of a type is a new variant only as long as nothing else is called nearly so.
  for (const [id, { kind, name }] of now.declarations) {
    if (kind !== "AliasDeclaration") continue;
    const definition = declared.get(id)?.definition;
    if (definition === undefined || definition.kind === "sum") changed.add(name.text);
  }
  const users = new Map<string, string[]>();
  for (const declaration of now.declarations.values()) {
    if (declaration.kind === "Neuro" || declaration.kind === "ModuleLet") continue;
    for (const word of wordsOf(now, declaration)) {
      const known = users.get(word);
      if (known === undefined) users.set(word, [declaration.name.text]);
      else known.push(declaration.name.text);
    }
  }
  // The set grows while it is walked.
  for (const name of changed) for (const user of users.get(name) ?? []) changed.add(user);
  return changed;
}

function isSame(a: Entity, before: ModuleState, b: Entity, now: ModuleState): boolean {
  if (a.kind === "namespace") return b.kind === "namespace" && a.path === b.path;
  if (a.kind === "broken") return b.kind === "broken";
  if (b.kind !== "definition" || a.id !== b.id) return false;
  const [old, declaration] = [before.declarations.get(a.id), now.declarations.get(b.id)];
  if (old === declaration) return true;
  const kind = declaration?.kind;
  return old?.kind === kind && (kind === "Neuro" || kind === "ModuleLet");
}

/** Declarations outlive checks; their words do not change. */
const words = new WeakMap<tree.Declaration, ReadonlySet<string>>();

/** The words of a declaration in front of its body. */
function wordsOf(module: ModuleState, declaration: tree.Declaration): ReadonlySet<string> {
  let found = words.get(declaration);
  if (found === undefined) {
    const { start, end } = declaration.kind === "Neuro" ? declaration.signature : declaration;
    found = new Set(wordsIn(module, { start, end }));
    words.set(declaration, found);
  }
  return found;
}
