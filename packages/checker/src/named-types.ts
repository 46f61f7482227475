/** Types that a fix writes into a module: what is not known there by its name is imported along. */

import type { Fix, TextEdit } from "@neuro-lang/diagnostics";
import type { Body } from "./body.ts";
import { importEdits, type WantedImport } from "./library-names.ts";
import { lookUp } from "./names.ts";
import { nameOfDefinition } from "./show-type.ts";
import { specifierFor } from "./specifiers.ts";
import { moduleOf } from "./state.ts";
import type { DefinitionId, Type } from "./types.ts";
import { typesWithin } from "./types-within.ts";

interface Insertion {
  readonly title: string;
  readonly at: number;
  readonly newText: string;
  readonly safe: boolean;
}

/** A fix that writes the types; none if one of them cannot be named in the module. */
export function writingTypes(
  body: Body,
  types: readonly Type[],
  { title, at, newText, safe }: Insertion,
): readonly Fix[] {
  const imports = importsOfTypes(body, types);
  if (imports === undefined) return [];
  const written = { span: body.span({ start: at, end: at }), newText };
  return [{ title, edits: [...imports, written], safe }];
}

/** The edits that make the names of the types known; undefined if one cannot be. */
function importsOfTypes(body: Body, types: readonly Type[]): readonly TextEdit[] | undefined {
  const ids = new Set(types.flatMap((type) => [...typesWithin(type)].flatMap(definitionOf)));
  const wanted: WantedImport[] = [];
  for (const id of ids) {
    const known = knownAs(body, id);
    if (known === "itself") continue;
    const from = known === "nothing" ? sourceOf(body, id) : undefined;
    if (from === undefined || wanted.some(({ name }) => name === from.name)) return undefined;
    wanted.push(from);
  }
  return importEdits(body.module, wanted);
}

function definitionOf(type: Type): readonly DefinitionId[] {
  return type.kind === "named" ? [type.definition] : [];
}

function knownAs({ program, module }: Body, id: DefinitionId): "itself" | "nothing" | "another" {
  // An import that nothing but the fix needs is not in vain.
  const entity = lookUp(program, module, nameOfDefinition(id));
  if (entity === undefined) return "nothing";
  return entity.kind === "definition" && entity.id === id ? "itself" : "another";
}

/** Where to import it from: what the module imports from already comes first, for a package shows what it wants to show. */
function sourceOf({ program, module }: Body, id: DefinitionId): WantedImport | undefined {
  const name = nameOfDefinition(id);
  const home = moduleOf(id);
  const exports = (path: string): boolean => program.modules.get(path)?.exports.get(name) === id;
  const [first] = [...module.input.imports]
    .filter(([, path]) => exports(path))
    .toSorted(([, a], [, b]) => Number(b === home) - Number(a === home));
  if (first !== undefined) return { name, specifier: first[0], path: first[1] };
  // No path leads into an installed package.
  if (!exports(home) || home.includes("/node_modules/")) return undefined;
  return { name, specifier: specifierFor(module.input.path, home), path: home };
}
