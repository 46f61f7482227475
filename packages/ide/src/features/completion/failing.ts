/** Which types may be failures: those that something fails with, and those of the module that nothing is made of yet. */

import type { Definition, DefinitionId } from "@neuro-lang/checker";
import { mentionsIn, referentsOf } from "../../mentions.ts";
import type { Site } from "../../site.ts";

export function failuresAt(site: Site): (definition: Definition) => boolean {
  const { snapshot, path } = site;
  const { failures } = snapshot.program;
  let used: ReadonlySet<DefinitionId> | undefined;
  return ({ kind, id, module }) => {
    if (failures.has(id)) return true;
    if (module !== path || (kind !== "record" && kind !== "sum")) return false;
    used ??= usedIn(site);
    return !used.has(id);
  };
}

/** The types that the module names somewhere, themselves or by a part. */
function usedIn({ snapshot, path }: Site): ReadonlySet<DefinitionId> {
  const used = new Set<DefinitionId>();
  for (const mention of mentionsIn(snapshot, path)) {
    if (mention.role === "declaration") continue;
    for (const referent of referentsOf(mention)) {
      if (referent.kind === "definition") used.add(referent.id);
      if (referent.kind === "variant") used.add(referent.sum);
      if (referent.kind === "field") used.add(referent.owner);
    }
  }
  return used;
}
