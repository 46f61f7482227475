/** Types of which a field, or a field of a type inside of it, is declared with a label: through aliases, too. */

import { type DefinitionId, typesWithin } from "@neuro-lang/checker";
import type * as tree from "@neuro-lang/parser";
import { type Declared, writtenIn } from "./declared.ts";
import type { Property } from "./layers.ts";
import { innerTypes } from "./signatures.ts";

/** What a declaration says by itself, and on which others it hangs. */
interface Own {
  readonly marked: boolean;
  /** Aliases that are written in it, and types of its fields with what aliases stand for. */
  readonly names: ReadonlySet<DefinitionId>;
}

const known = new WeakMap<object, Own>();

export const labelledType: Property = {
  has: (declared) => writtenIn(declared.item).length > 0 && ownOf(declared).marked,
  names: (declared) => (writtenIn(declared.item).length > 0 ? ownOf(declared).names : []),
};

function ownOf({ item, module: { facts }, written }: Declared): Own {
  let own = known.get(written);
  if (own !== undefined) return own;
  let marked = false;
  const names = new Set<DefinitionId>();
  const visit = (type: tree.TypeExpression): void => {
    marked ||= type.labels.length > 0;
    const alias = type.kind === "NamedType" ? facts.aliases.get(type) : undefined;
    if (alias !== undefined) names.add(alias);
    innerTypes(type).forEach(visit);
  };
  for (const type of writtenIn(item)) {
    visit(type);
    const meaning = item.kind === "AliasDeclaration" ? undefined : facts.typeExpressions.get(type);
    for (const inner of meaning === undefined ? [] : typesWithin(meaning))
      if (inner.kind === "named") names.add(inner.definition);
  }
  known.set(written, (own = { marked, names }));
  return own;
}
