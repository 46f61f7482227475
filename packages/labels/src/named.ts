/** Which declarations the code of a declaration names: what its labels may hang on. Found once for as long as the code stays. */

import type { DefinitionId, Facts } from "@neuro-lang/checker";
import { forEachChild } from "@neuro-lang/parser";
import type * as tree from "@neuro-lang/parser";
import { type Declared, defaultsIn } from "./declared.ts";

const known = new WeakMap<object, ReadonlySet<DefinitionId>>();

/** More than count, never fewer: fields may have defaults, so that whoever builds a value names its type. */
export function namedIn({ code, item, module }: Declared): ReadonlySet<DefinitionId> {
  let named = known.get(code);
  if (named === undefined) known.set(code, (named = find(item, module.facts)));
  return named;
}

function find(item: tree.Item, facts: Facts): ReadonlySet<DefinitionId> {
  const named = new Set<DefinitionId>();
  // A stack of its own: expressions may be deep.
  const open = [...codeIn(item)];
  const push = (child: tree.Node): void => {
    open.push(child);
  };
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const id = nameAt(node, facts);
    if (id !== undefined) named.add(id);
    forEachChild(node, push);
  }
  return named;
}

/** What is evaluated in the declaration. */
export function codeIn(item: tree.Item): readonly tree.Node[] {
  switch (item.kind) {
    case "Neuro": {
      const defaults = item.signature.parameters.flatMap((parameter) => parameter.default ?? []);
      return item.body === undefined ? defaults : [...defaults, item.body];
    }
    case "ModuleLet":
      return [item.value];
    default:
      return defaultsIn(item).flatMap((field) => field.default ?? []);
  }
}

function nameAt(node: tree.Node, facts: Facts): DefinitionId | undefined {
  switch (node.kind) {
    case "Call": {
      const target = facts.calls.get(node as tree.Call)?.target;
      if (target?.kind === "definition") return target.id;
      return target?.kind === "variant" ? target.sum : undefined;
    }
    case "RecordLiteral":
      return facts.records.get(node as tree.RecordLiteral)?.definition;
    case "Identifier":
    case "MemberAccess":
    case "TypeReference":
    case "RecordField": {
      const resolution = facts.resolutions.get(node as tree.Identifier);
      if (resolution?.kind === "definition") return resolution.id;
      return resolution?.kind === "variant" ? resolution.sum : undefined;
    }
    default:
      return undefined;
  }
}
