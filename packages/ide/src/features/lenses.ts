/** What can be done with a declaration, or is worth knowing of it, on a line above it. */

import type { NeuroDefinition } from "@neuro-lang/checker";
import type { NamedItem, Snapshot } from "../snapshot.ts";
import { occurrences } from "./navigation.ts";
import { testsIn } from "./tests.ts";

export type Lens = {
  /** The name that it belongs to. */
  readonly start: number;
  readonly end: number;
} & (
  | { readonly sort: "run" }
  /** The name as `neuroc test --filter` knows it. */
  | { readonly sort: "test"; readonly name: string }
  | { readonly sort: "references" }
  /** What an exported neuro may touch. */
  | { readonly sort: "touches"; readonly text: string }
);

export type LensSort = Lens["sort"];

export function lenses(
  snapshot: Snapshot,
  path: string,
  wanted: ReadonlySet<LensSort>,
): readonly Lens[] {
  const module = snapshot.module(path);
  if (module === undefined) return [];
  const found: Lens[] = testsIn(snapshot, path).map(({ name, start, end }) => ({
    sort: "test",
    name,
    start,
    end,
  }));
  for (const [name, item] of snapshot.written(path)!.items) {
    const { start, end } = item.name;
    const definition = module.definitions.get(name);
    const isMain = item.kind === "Neuro" && name === "main";
    if (isMain) found.push({ sort: "run", start, end });
    if (isMain || !item.exported) continue;
    found.push({ sort: "references", start, end });
    if (definition?.kind === "neuro")
      found.push({ sort: "touches", text: touching(definition), start, end });
  }
  return found.filter(({ sort }) => wanted.has(sort)).toSorted((a, b) => a.start - b.start);
}

function touching({ uses }: NeuroDefinition): string {
  const functions = uses.variables.length > 0 ? ["what it is given may"] : [];
  const all = [...uses.capabilities, ...functions];
  return all.length === 0 ? "touches nothing" : `may touch ${all.join(", ")}`;
}

/** Where a declaration is used, imports and itself aside. */
export function usesOf(snapshot: Snapshot, path: string, offset: number) {
  const item = snapshot
    .written(path)
    ?.items.values()
    .find(({ name }: NamedItem) => name.start <= offset && offset <= name.end);
  if (item === undefined) return [];
  const id = `${path}#${item.name.text}`;
  return occurrences(snapshot, path, { kind: "definition", id }).filter(
    ({ role }) => role === "read" || role === "write",
  );
}
