/** How often a module calls a neuro already: what was called here before is called again more likely than what never was. */

import type { CheckedModule, DefinitionId } from "@neuro-lang/checker";
import type { Site } from "../../site.ts";

const known = new WeakMap<CheckedModule, ReadonlyMap<DefinitionId, number>>();

/** Calls of a neuro in the module, without one whose name stands at the place. */
export function usesOf({ module, word }: Site): (id: DefinitionId) => number {
  let counts = known.get(module);
  if (counts === undefined) known.set(module, (counts = countedIn(module)));
  const found = counts;
  const here = calledAt(module, word.start);
  return (id) => (found.get(id) ?? 0) - (id === here ? 1 : 0);
}

function countedIn({ facts }: CheckedModule): ReadonlyMap<DefinitionId, number> {
  const counts = new Map<DefinitionId, number>();
  for (const { target } of facts.calls.values())
    if (target.kind === "definition") counts.set(target.id, (counts.get(target.id) ?? 0) + 1);
  return counts;
}

/** What is called by the name that begins at an offset. */
function calledAt({ facts }: CheckedModule, start: number): DefinitionId | undefined {
  for (const [{ callee }, { target }] of facts.calls)
    if (
      target.kind === "definition" &&
      (callee.kind === "MemberAccess" ? callee.name.start : callee.start) === start
    )
      return target.id;
  return undefined;
}
