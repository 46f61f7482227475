/**
 * That a call takes labels off (`declassifies`, `endorses`) is inferred like an effect, and carried like one: through callees,
 * row variables and functions as values. It is no capability, and no row writes it.
 */

import type { DefinitionId } from "@neuro-lang/checker";
import type * as tree from "@neuro-lang/parser";
import type { ModuleDeclarations } from "./declared.ts";
import { addUser, spread, type Users } from "./links.ts";
import { namedIn } from "./named.ts";

/** What stands for it among effects; no capability and no row variable is called so. */
export const taking = "takes labels off";

export function takesLabelsOff({ declassifies, endorses }: tree.Signature): boolean {
  return endorses || declassifies.length > 0;
}

/**
 * ModuleDeclarations whose code may come to one that takes labels off, `known` ones included: only in their bodies has to be looked.
 * More than there are, never fewer.
 */
export function mayTake(
  modules: Iterable<ModuleDeclarations>,
  known: Iterable<DefinitionId>,
): ReadonlySet<DefinitionId> {
  const found = new Set(known);
  const all = [...modules].flatMap(({ byId }) => [...byId.values()]);
  for (const { id, item } of all)
    if (item.kind === "Neuro" && takesLabelsOff(item.signature)) found.add(id);
  if (found.size === 0) return found;
  const namers: Users = new Map();
  for (const declared of all) for (const id of namedIn(declared)) addUser(namers, id, declared.id);
  spread(found, namers);
  return found;
}
