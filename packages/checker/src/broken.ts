/** What stands in parts of a module that could not be read: names from there may be meant, so that nobody misses them. */

import { forEachChild } from "@neuro-lang/parser";
import type * as tree from "@neuro-lang/parser";
import type { ModuleState } from "./state.ts";

const words = new WeakMap<tree.Module, ReadonlySet<string>>();

/** True if the name stands in a broken part of the module: its declaration may be among what could not be read. */
export function isBroken(module: ModuleState, name: string): boolean {
  const { tree: root, source } = module.input;
  let found = words.get(root);
  if (found === undefined) {
    const texts: string[] = [];
    const visit = (node: tree.Node): void => {
      if (node.kind === "ErrorItem" || node.kind === "ErrorStatement") {
        texts.push(source.text.slice(node.start, node.end));
      }
      forEachChild(node, visit);
    };
    visit(root);
    found = new Set(texts.flatMap((text) => text.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? []));
    words.set(root, found);
  }
  return found.has(name);
}

/** True if an import of the module leads nowhere: types that are not found may come from there. */
export function hasBrokenImport(module: ModuleState): boolean {
  for (const entity of module.names.values()) if (entity.kind === "broken") return true;
  return false;
}
