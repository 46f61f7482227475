/** From a name to where it is declared, to its type, and to everywhere else that it stands. */

import type { DefinitionId, Type } from "@neuro-lang/checker";
import type { Span } from "@neuro-lang/diagnostics";
import { brokenNameAt } from "../broken.ts";
import { type Mention, mentionAt, mentionsOf, referentsOf } from "../mentions.ts";
import { nodesAt } from "../nodes.ts";
import { declarationOf, keyOf, type Referent } from "../referents.ts";
import type { Snapshot } from "../snapshot.ts";

export interface Link {
  /** The name that leads there. */
  readonly from: { readonly start: number; readonly end: number };
  readonly to: Span;
}

/** Where what stands at an offset is declared; a shorthand leads to the field and to the variable. */
export function definition(snapshot: Snapshot, path: string, offset: number): readonly Link[] {
  const mention = mentionAt(snapshot, path, offset);
  const name = mention ?? brokenNameAt(snapshot, path, offset);
  if (name === undefined) return [];
  const { start, end } = name;
  const referents = mention === undefined ? [name.referent] : referentsOf(mention);
  return referents.flatMap((referent) => {
    const to = declarationOf(snapshot, referent);
    return to === undefined ? [] : [{ from: { start, end }, to }];
  });
}

/** Where the type of the value at an offset is declared, or those that it is made of: `List<Patient>` leads to `Patient`. */
export function typeDefinition(snapshot: Snapshot, path: string, offset: number): readonly Span[] {
  const module = snapshot.module(path);
  if (module === undefined) return [];
  for (const node of nodesAt(module.tree, offset).toReversed()) {
    const type =
      node.kind === "Name"
        ? module.facts.bindings.get(node)?.type
        : module.facts.types.get(node as never);
    if (type === undefined) continue;
    return [...new Set(declaredIn(type))].flatMap((id) => snapshot.placeOf(id) ?? []);
  }
  return [];
}

function declaredIn(type: Type): readonly DefinitionId[] {
  switch (type.kind) {
    case "named":
      return [type.definition];
    case "optional":
      return declaredIn(type.inner);
    case "builtin":
      return type.arguments.flatMap(declaredIn);
    case "tuple":
      return type.items.flatMap(declaredIn);
    default:
      return [];
  }
}

export interface Occurrence extends Span {
  readonly role: Mention["role"];
}

/** Everywhere in the project that the name at an offset stands, its declaration included. */
export function references(
  snapshot: Snapshot,
  path: string,
  offset: number,
): readonly Occurrence[] {
  const [first, ...others] = meantAt(snapshot, path, offset);
  return first === undefined ? [] : occurrences(snapshot, path, first, ...others);
}

/** What the name at an offset stands for: a shorthand for the field. */
function meantAt(snapshot: Snapshot, path: string, offset: number): readonly Referent[] {
  const mention = mentionAt(snapshot, path, offset);
  if (mention !== undefined) return [mention.referent, ...(mention.alike ?? [])];
  const broken = brokenNameAt(snapshot, path, offset);
  return broken === undefined ? [] : [broken.referent];
}

export function occurrences(
  snapshot: Snapshot,
  path: string,
  ...referents: readonly [Referent, ...Referent[]]
): readonly Occurrence[] {
  return modulesThatMayName(snapshot, path, referents[0]).flatMap((file) =>
    mentionsOf(snapshot, file, ...referents.map(keyOf)).map(({ start, end, role }) => ({
      file,
      start,
      end,
      role,
    })),
  );
}

/** A variable is named in its own module only. */
export function modulesThatMayName(
  snapshot: Snapshot,
  path: string,
  referent: Referent,
): readonly string[] {
  if (referent.kind === "local" || referent.kind === "typeParameter") return [path];
  return [...snapshot.program.modules.keys()].filter((file) => !snapshot.library.has(file));
}

/** The same name elsewhere in one module. */
export function highlights(snapshot: Snapshot, path: string, offset: number): readonly Mention[] {
  const meant = meantAt(snapshot, path, offset);
  return meant.length === 0 ? [] : mentionsOf(snapshot, path, ...meant.map(keyOf));
}
