/**
 * Which declarations have anything to do with labels: they write one, or they name a declaration that does, directly or through
 * others. In the code of all others nothing has a label, and nobody has to look.
 */

import { type CheckedModule, type DefinitionId, isForeign } from "@neuro-lang/checker";
import type * as tree from "@neuro-lang/parser";
import type { Declared } from "./declared.ts";
import type { Property } from "./layers.ts";
import { namedIn } from "./named.ts";
import { labelsOthers, speaksOfLabels } from "./relevant.ts";

export interface Sight {
  /** Some of those that were found to do more than they say, and whose bodies were not checked. */
  readonly known: ReadonlySet<DefinitionId>;
  /** True if a policy labels what is read. */
  readonly labelledSources: boolean;
}

export function seesLabels({ known, labelledSources }: Sight): Property {
  return {
    has: (declared) =>
      known.has(declared.id) ||
      writesLabels(declared.item, declared.module) ||
      (labelledSources && isSource(declared)),
    names: (declared) => namedIn(declared).inAll,
  };
}

/** What providers note of row variables, callers must know; the cause of a failure may be any other one. */
const besides = /\b(given|cause)\b/;

/** True if the code of an item may have something to do with labels by itself. */
export function writesLabels(item: tree.Item, { facts, path, source }: CheckedModule): boolean {
  // Of modules of which only signatures were asked for, what they give to others counts.
  if (path.startsWith("neuro:") && facts.types.size === 0) return labelsOthers(item);
  // What foreign code gives comes from outside, whether it says so or not.
  if (item.kind === "Neuro" && item.extern) return true;
  const text = source.text.slice(item.start, item.end);
  return speaksOfLabels(text) || besides.test(text);
}

/** True if a policy may say something of what a call gives, or of what the same call does with it. */
function isSource({ definition, id }: Declared): boolean {
  if (definition?.kind !== "neuro" || definition.uses.capabilities.length === 0) return false;
  if (!id.startsWith("neuro:") && !isForeign(definition)) return false;
  // What is only written somewhere was read before.
  const { capabilities } = definition.uses;
  const givesNothing = definition.result.kind === "builtin" && definition.result.name === "Unit";
  return !givesNothing || capabilities.some((name) => name !== "console");
}
