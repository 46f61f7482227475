/** Which types are failures: known before any body is checked, so that the order of modules does not matter. */

import { forEachChild } from "@neuro-lang/parser";
import type * as tree from "@neuro-lang/parser";
import { lookUp } from "./names.ts";
import type { ModuleState, ProgramState } from "./state.ts";
import type { DefinitionId, Type } from "./types.ts";

/** Adds the types of all rows that are known, and what bodies raise by name. */
export function addFailures(
  program: ProgramState & { readonly failures: Set<DefinitionId> },
  raised: readonly ReadonlySet<DefinitionId>[],
): void {
  const add = (type: Type): void => {
    if (type.kind === "named") program.failures.add(type.definition);
  };
  for (const definition of program.definitions.values()) {
    if (definition.kind !== "neuro") continue;
    definition.fails.types.forEach(add);
    for (const { type } of definition.parameters)
      if (type.kind === "function") type.fails.types.forEach(add);
  }
  for (const ids of raised) for (const id of ids) program.failures.add(id);
}

/** The types that bodies of a module raise by name. */
export function raisedIn(program: ProgramState, module: ModuleState): ReadonlySet<DefinitionId> {
  const raised = new Set<DefinitionId>();
  // Most modules raise nothing: a search of the text is much cheaper than a walk of the tree.
  if (!module.input.source.text.includes("fail ")) return raised;
  const variants = variantOwners(module);
  for (const name of module.input.tree.items.flatMap(raisedNames)) {
    const entity = lookUp(program, module, name);
    if (entity?.kind === "definition") raised.add(entity.id);
    for (const owner of variants.get(name) ?? []) raised.add(owner);
  }
  return raised;
}

/** Items outlive checks; what they raise does not change. */
const raisedByItem = new WeakMap<tree.Item, readonly string[]>();

function raisedNames(item: tree.Item): readonly string[] {
  const known = raisedByItem.get(item);
  if (known !== undefined) return known;
  const names = new Set<string>();
  const open: tree.Node[] = [item];
  const push = (node: tree.Node): void => {
    open.push(node);
  };
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const name = node.kind === "Fail" ? raisedName((node as tree.Fail).value) : undefined;
    if (name !== undefined) names.add(name);
    forEachChild(node, push);
  }
  const found = [...names];
  raisedByItem.set(item, found);
  return found;
}

/** The type or variant that stands first in `fail NotFound { path }`, `fail Denied(path)`, `fail IoError.Denied(path)`. */
function raisedName(value: tree.Expression): string | undefined {
  switch (value.kind) {
    case "RecordLiteral":
      return value.type === undefined ? undefined : raisedName(value.type);
    case "Call":
      return raisedName(value.callee);
    case "MemberAccess":
      return raisedName(value.receiver);
    case "Parenthesized":
      return raisedName(value.expression);
    case "TypeReference":
      return value.name.text;
    default:
      return undefined;
  }
}

/** Variant → the sums of the module that have it. */
function variantOwners(module: ModuleState): Map<string, DefinitionId[]> {
  const owners = new Map<string, DefinitionId[]>();
  for (const [id, declaration] of module.declarations) {
    if (declaration.kind === "AliasDeclaration" && declaration.type.kind === "NamedType") {
      const name = declaration.type.path.name.text;
      owners.set(name, [...(owners.get(name) ?? []), id]);
    }
    if (declaration.kind !== "SumDeclaration") continue;
    for (const { name } of declaration.variants)
      owners.set(name.text, [...(owners.get(name.text) ?? []), id]);
  }
  return owners;
}
