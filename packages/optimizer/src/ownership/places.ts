/** Which variables a place, a lambda or a piece of the tree touches. */
import type { Place } from "@neuro-lang/ir";
import { rootOf } from "../tree.ts";
import type { Depth } from "./depth.ts";
import type { Source } from "./uses.ts";

export function sourceOfPlace(place: Place): Source {
  let level = 0;
  let current = place;
  for (; current.kind !== "local"; current = current.object) level += 1;
  return { root: current.name, level };
}

export function capturedBy(lambda: object, known: ReadonlyMap<string, Depth>): Set<string> {
  const names = new Set<string>();
  const visit = (tree: unknown): void => {
    if (typeof tree !== "object" || tree === null) return;
    const node = tree as Record<string, unknown>;
    if (node["kind"] === "local" && typeof node["name"] === "string" && known.has(node["name"]))
      names.add(node["name"]);
    for (const value of Object.values(node)) visit(value);
  };
  visit(lambda);
  return names;
}

/** True if something in the tree changes the variable in place or assigns it. */
export function changesRoot(tree: unknown, root: string): boolean {
  if (typeof tree !== "object" || tree === null) return false;
  const node = tree as Record<string, unknown>;
  const isChange = node["kind"] === "assign" || node["kind"] === "place";
  if (isChange && typeof node["place"] === "object" && rootOf(node["place"] as Place) === root)
    return true;
  return Object.values(node).some((value) => changesRoot(value, root));
}
