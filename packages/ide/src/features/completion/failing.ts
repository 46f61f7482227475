/** Which types may be failures: those that something fails with, and those of the module that nothing is made of yet. */

import type { Definition } from "@neuro-lang/checker";
import type { Site } from "../../site.ts";

export function failuresAt({ snapshot, path, text }: Site): (definition: Definition) => boolean {
  const { failures } = snapshot.program;
  let counts: ReadonlyMap<string, number> | undefined;
  return (definition) => {
    if (failures.has(definition.id)) return true;
    const { kind, module, name } = definition;
    if (module !== path || (kind !== "record" && kind !== "sum")) return false;
    counts ??= typeWordsIn(text);
    const names = kind === "sum" ? [name, ...definition.variants.map((each) => each.name)] : [name];
    return names.every((each) => counts!.get(each) === 1);
  };
}

/** How often each name of a type or variant stands in the text: a name that stands there once is declared and not used. */
function typeWordsIn(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [word] of text.matchAll(/(?<![\p{L}\p{N}_])\p{Lu}[\p{L}\p{N}_]*/gu))
    counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
