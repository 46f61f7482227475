/**
 * What stands in parts of a module that could not be read: a name from there may be declared or used there, and a body with such
 * a part may do what it seems to leave out. Nobody misses any of it.
 */

import { forEachChild } from "@neuro-lang/parser";
import type * as tree from "@neuro-lang/parser";
import type { ModuleState } from "./state.ts";
import { wordsIn } from "./words.ts";

/** Words of the parts that may hold a declaration, and words of all parts. */
interface BrokenWords {
  readonly declared: ReadonlySet<string>;
  readonly mentioned: ReadonlySet<string>;
}

/** Items outlive checks; what could not be read of them does not change. */
const words = new WeakMap<tree.Item, BrokenWords>();

const nothingBroken: BrokenWords = { declared: new Set(), mentioned: new Set() };

const errorKinds: ReadonlySet<tree.Node["kind"]> = new Set([
  "ErrorItem",
  "ErrorStatement",
  "ErrorExpression",
  "ErrorType",
  "ErrorPattern",
]);

function wordsOf(module: ModuleState, item: tree.Item): BrokenWords {
  let found = words.get(item);
  if (found === undefined) {
    found = hasBrokenPart(item) ? brokenWordsOf(module, item) : nothingBroken;
    words.set(item, found);
  }
  return found;
}

function brokenWordsOf(module: ModuleState, item: tree.Item): BrokenWords {
  const declared = new Set<string>();
  const mentioned = new Set<string>();
  const visit = (node: tree.Node): void => {
    if (errorKinds.has(node.kind)) {
      for (const word of wordsIn(module, node)) {
        mentioned.add(word);
        if (node.kind === "ErrorItem" || node.kind === "ErrorStatement") declared.add(word);
      }
    }
    forEachChild(node, visit);
  };
  visit(item);
  return { declared, mentioned };
}

/** True if the name stands in a broken part of the module: its declaration may be among what could not be read. */
export function isBroken(module: ModuleState, name: string): boolean {
  const found = module.input.tree.items.some((item) => wordsOf(module, item).declared.has(name));
  module.silenced ||= found;
  return found;
}

/** True if an import has the name nearly: once that is mended, the name is there. */
export function isNearlyImported(module: ModuleState, name: string): boolean {
  const found = module.names
    .values()
    .some((entity) => entity.kind === "broken" && entity.missing?.meant === name);
  module.silenced ||= found;
  return found;
}

/** True if the name stands in any broken part of the module: it may be used there. */
export function mayBeUsed(module: ModuleState, name: string): boolean {
  return module.input.tree.items.some((item) => wordsOf(module, item).mentioned.has(name));
}

/** True if a part of the node could not be read. */
export function hasBrokenPart(node: tree.Node): boolean {
  if (errorKinds.has(node.kind)) return true;
  let found = false;
  forEachChild(node, (child) => {
    found ||= hasBrokenPart(child);
  });
  return found;
}

/** True if an import of the module leads nowhere: types that are not found may come from there. */
export function hasBrokenImport(module: ModuleState): boolean {
  for (const entity of module.names.values()) if (entity.kind === "broken") return true;
  return false;
}
