/**
 * A neuro with several row variables, one of which is given what waits and another what does not. It exists in two bodies only,
 * so that all its rows wait or none does; where a signature shows a row of its own to the caller, that would be seen.
 */

import type * as tree from "@neuro-lang/parser";
import type { Body } from "./body.ts";
import { suspensionOf } from "./capabilities.ts";
import { reportNotBuiltYet } from "./not-built-yet.ts";
import { substituteUses, type Substitution } from "./solver.ts";
import type { CapabilityRow, NeuroDefinition, Suspension } from "./types.ts";
import { typesWithin } from "./types-within.ts";

/** To be asked when all is solved. `taken`: how everything given for the row variables suspends together. */
export function checkMixedRows(
  body: Body,
  definition: NeuroDefinition,
  node: tree.Node,
  substitution: Substitution,
  taken: Suspension,
): void {
  const fits = (row: CapabilityRow): boolean =>
    suspensionOf(row) !== "row" ||
    suspensionOf(body.solver.resolveUses(substituteUses(row, substitution))) === taken;
  if (shownRows(definition).every(fits)) return;
  reportNotBuiltYet(
    body.module,
    node,
    `\`${definition.name}\` with one function that waits and another that does not`,
  );
}

/** The rows that a caller sees; a parameter that is a function is only called, and waiting for one that does not wait does no harm. */
function shownRows(definition: NeuroDefinition): readonly CapabilityRow[] {
  const shown = [
    ...definition.parameters.flatMap(({ type }) =>
      type.kind === "function" ? [...type.parameters, type.result] : [type],
    ),
    definition.result,
  ];
  const rows = shown.flatMap((type) =>
    [...typesWithin(type)].flatMap((part) => (part.kind === "function" ? [part.uses] : [])),
  );
  return [definition.uses, ...rows];
}
