/** Places that are typed at together: a variable where it is declared, and everywhere that it is used. */

import { type Mention, mentionAt, mentionsOf } from "../mentions.ts";
import { keyOf } from "../referents.ts";
import type { Snapshot } from "../snapshot.ts";

/**
 * Only from the declaration: whoever changes a name where it is used may mean another variable. Empty if one of the places would
 * need more than the new name, as `{ name }` does.
 */
export function linkedPlaces(
  snapshot: Snapshot,
  path: string,
  offset: number,
): readonly Pick<Mention, "start" | "end">[] {
  const mention = mentionAt(snapshot, path, offset);
  if (mention?.role !== "declaration" || mention.referent.kind !== "local") return [];
  const all = mentionsOf(snapshot, path, keyOf(mention.referent));
  return all.some(({ shorthand }) => shorthand !== undefined) ? [] : all;
}
