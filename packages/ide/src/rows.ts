/** The rows of a neuro as they would be written, found or not. */

import { type NeuroDefinition, showType, type Type } from "@neuro-lang/checker";
import { bottom, type Label, type LabelledEffect, top, wordsOf } from "@neuro-lang/labels";

/** `effects` is undefined where no label reaches. Empty if there is nothing to say. */
export function usesText(
  { uses }: NeuroDefinition,
  effects: readonly LabelledEffect[] = [],
): string {
  const entries = uses.capabilities.map((capability) => {
    const label = effects
      .filter((effect) => effect.capability === capability)
      .reduce((all: Label, effect) => all | effect.label, bottom);
    const words = wordsOf(label & top);
    return words === "" ? capability : `${capability}(${words})`;
  });
  const all = [...entries, ...uses.variables.filter(isWritten)].toSorted();
  return all.length === 0 ? "" : `uses ${all.join(", ")}`;
}

/** Without labels, which are not known of failures. Empty if nothing fails, or with something that cannot be shown. */
export function failsText(
  { fails }: NeuroDefinition,
  show: (type: Type) => string | undefined = showType,
): string {
  const types = fails.types.map(show);
  const all = [...types, ...fails.variables.filter(isWritten)];
  return all.length === 0 || types.includes(undefined) ? "" : `fails ${all.join(" | ")}`;
}

/** Row variables that the checker made up have no name in the text. */
function isWritten(name: string): boolean {
  return !name.startsWith("?");
}
