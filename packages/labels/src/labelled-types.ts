/** Types of which a field, or a field of a type inside of it, is declared with a label: through aliases, too. */

import { type DefinitionId, typesWithin } from "@neuro-lang/checker";
import type * as tree from "@neuro-lang/parser";
import { type Declared, type ModuleDeclarations, writtenIn } from "./declared.ts";
import { addUser, spread, type Users } from "./links.ts";
import { innerTypes } from "./signatures.ts";

/** What a declaration says by itself, and on which others it hangs. */
interface Own {
  readonly marked: boolean;
  readonly aliases: ReadonlySet<DefinitionId>;
  /** Types of its fields, with what aliases stand for. */
  readonly types: ReadonlySet<DefinitionId>;
}

const known = new WeakMap<object, Own>();

export function labelledTypes(modules: Iterable<ModuleDeclarations>): ReadonlySet<DefinitionId> {
  const marked = new Set<DefinitionId>();
  const byAlias: Users = new Map();
  const byType: Users = new Map();
  for (const { byId } of modules) {
    for (const declared of byId.values()) {
      if (writtenIn(declared.item).length === 0) continue;
      const own = ownOf(declared);
      if (own.marked) marked.add(declared.id);
      for (const id of own.aliases) addUser(byAlias, id, declared.id);
      for (const id of own.types) addUser(byType, id, declared.id);
    }
  }
  spread(marked, byAlias);
  spread(marked, byType);
  return marked;
}

function ownOf({ item, module: { facts }, written }: Declared): Own {
  let own = known.get(written);
  if (own !== undefined) return own;
  let marked = false;
  const aliases = new Set<DefinitionId>();
  const types = new Set<DefinitionId>();
  const visit = (type: tree.TypeExpression): void => {
    marked ||= type.labels.length > 0;
    const alias = type.kind === "NamedType" ? facts.aliases.get(type) : undefined;
    if (alias !== undefined) aliases.add(alias);
    innerTypes(type).forEach(visit);
  };
  for (const type of writtenIn(item)) {
    visit(type);
    const meaning = item.kind === "AliasDeclaration" ? undefined : facts.typeExpressions.get(type);
    for (const inner of meaning === undefined ? [] : typesWithin(meaning))
      if (inner.kind === "named") types.add(inner.definition);
  }
  known.set(written, (own = { marked, aliases, types }));
  return own;
}
