/**
 * That a call takes labels off (`declassifies`, `endorses`) is inferred like an effect, and carried like one: through callees,
 * row variables and functions as values. It is no capability, and no row writes it.
 */

import type { DefinitionId } from "@neuro-lang/checker";
import type * as tree from "@neuro-lang/parser";
import type { Property } from "./layers.ts";
import { namedIn } from "./named.ts";

/** What stands for it among effects; no capability and no row variable is called so. */
export const taking = "takes labels off";

export function takesLabelsOff({ declassifies, endorses }: tree.Signature): boolean {
  return endorses || declassifies.length > 0;
}

/**
 * That the code of a declaration may come to one that takes labels off: only in such bodies has to be looked. More have it than
 * do, never fewer. `known` are some of those whose bodies were not checked.
 */
export function mayTake(known: ReadonlySet<DefinitionId>): Property {
  return {
    has: ({ id, item }) =>
      known.has(id) || (item.kind === "Neuro" && takesLabelsOff(item.signature)),
    names: (declared) => namedIn(declared).inCode,
  };
}
