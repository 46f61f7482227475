/** Where labels are: a type or a row that is written there would have to say them. */

import type { ActionContext } from "../actions/action.ts";

/** True if labels reach the neuro around the place. */
export function isLabelled({ snapshot, path, nodes }: ActionContext): boolean {
  const item = nodes[1];
  if (item?.kind !== "Neuro") return false;
  const id = `${path}#${item.name.text}`;
  return snapshot.labels.effects.has(id) || snapshot.labels.unsaid.has(id);
}
