/**
 * That a call takes labels off (`declassifies`, `endorses`) is inferred like an effect, and carried like one: through callees,
 * row variables and functions as values. It is no capability, and no row writes it.
 */

import type { CheckedModule, CheckedProgram, DefinitionId, Resolution } from "@neuro-lang/checker";
import type * as tree from "@neuro-lang/parser";

/** What stands for it among effects; no capability and no row variable is called so. */
export const taking = "takes labels off";

export function takesLabelsOff({ declassifies, endorses }: tree.Signature): boolean {
  return endorses || declassifies.length > 0;
}

/**
 * Declarations whose code may come to one that takes labels off, `known` ones included: only in their bodies has to be looked.
 * More than there are, never fewer.
 */
export function mayTake(
  checked: CheckedProgram,
  known: Iterable<DefinitionId>,
): ReadonlySet<DefinitionId> {
  const found = new Set(known);
  for (const { path, tree: module } of checked.modules.values())
    for (const item of module.items)
      if (item.kind === "Neuro" && takesLabelsOff(item.signature))
        found.add(`${path}#${item.name.text}`);
  const waiting = [...found];
  if (waiting.length === 0) return found;
  const namers = namersIn(checked);
  // The list grows while it is walked.
  for (const id of waiting) {
    for (const namer of namers.get(id) ?? []) {
      if (found.has(namer)) continue;
      found.add(namer);
      waiting.push(namer);
    }
  }
  return found;
}

/** Which declarations name a declaration in their code. */
function namersIn(checked: CheckedProgram): ReadonlyMap<DefinitionId, ReadonlySet<DefinitionId>> {
  const namers = new Map<DefinitionId, Set<DefinitionId>>();
  for (const module of checked.modules.values()) {
    const holderAt = holdersOf(module);
    const add = (node: tree.Node, id: DefinitionId | undefined): void => {
      const holder = id === undefined ? undefined : holderAt(node.start);
      if (id === undefined || holder === undefined) return;
      const all = namers.get(id);
      if (all === undefined) namers.set(id, new Set([holder]));
      else all.add(holder);
    };
    const { calls, resolutions, records } = module.facts;
    for (const [node, { target }] of calls) add(node, definitionOf(target));
    for (const [node, resolution] of resolutions) add(node, definitionOf(resolution));
    for (const [node, { definition }] of records) add(node, definition);
  }
  return namers;
}

type Named =
  | Resolution
  | { readonly kind: "value" }
  | { readonly kind: "definition"; readonly id: DefinitionId }
  | { readonly kind: "variant"; readonly sum: DefinitionId };

function definitionOf(named: Named): DefinitionId | undefined {
  if (named.kind === "definition") return named.id;
  // Fields may have defaults.
  return named.kind === "variant" ? named.sum : undefined;
}

/** The declaration that a place of the module stands in. */
function holdersOf({
  path,
  tree: module,
}: CheckedModule): (at: number) => DefinitionId | undefined {
  const { items } = module;
  return (at) => {
    let low = 0;
    let high = items.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (items[middle]!.end <= at) low = middle + 1;
      else high = middle;
    }
    const item = items[low];
    return item !== undefined && "name" in item && item.kind !== "Test" && item.start <= at
      ? `${path}#${item.name.text}`
      : undefined;
  };
}
