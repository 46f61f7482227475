/** Who names whom: in which order bodies are looked into. */

import { stronglyConnected } from "@neuro-lang/checker";
import type { Declared } from "./declared.ts";
import { namedIn } from "./named.ts";

/** Declarations whose code names that of each other. */
export interface Group {
  readonly members: readonly Declared[];
  readonly recursive: boolean;
}

/** Those that are named come before those that name them. */
export function groupsOf(all: readonly Declared[]): readonly Group[] {
  const indexOf = new Map(all.map(({ id }, index) => [id, index]));
  const edges = all.map((declared) => {
    const targets: number[] = [];
    for (const id of namedIn(declared).inCode) {
      const target = indexOf.get(id);
      if (target !== undefined) targets.push(target);
    }
    return targets;
  });
  return stronglyConnected(edges).map((indices) => ({
    // As they stand, so that what is found does not hang on where the walk began.
    members: indices.toSorted((a, b) => a - b).map((index) => all[index]!),
    recursive: indices.length > 1 || edges[indices[0]!]!.includes(indices[0]!),
  }));
}
