/** What is known of the labels of variables. */

import type { Binding } from "@neuro-lang/checker";
import { bottom, type LabelledVariable } from "@neuro-lang/labels";
import type { Snapshot } from "./snapshot.ts";

export const unlabelled: LabelledVariable = { outer: bottom, seen: bottom };

/** Nothing is noted of variables without a label, and of those of tests and of the values of modules. */
export function labelsOf(snapshot: Snapshot, path: string, binding: Binding): LabelledVariable {
  return snapshot.labels.variablesIn(path)?.get(binding) ?? unlabelled;
}
