/** The one answer to every construct that is designed, parsed and formatted, but not built yet. */

import { diagnostics } from "@neuro-lang/diagnostics";
import type * as tree from "@neuro-lang/parser";
import { type ModuleState, spanOf } from "./state.ts";

export function reportNotBuiltYet(module: ModuleState, node: tree.Node, construct: string): void {
  module.problems.push(diagnostics.notBuiltYet.at(spanOf(module, node), { construct }));
}

/** Reports the item if it is a construct that is not built yet; true if so. */
export function notBuiltYet(module: ModuleState, item: tree.Item): boolean {
  const construct = constructOf(item);
  if (construct === undefined) return false;
  const place = "name" in item && item.kind !== "Test" ? item.name : item;
  reportNotBuiltYet(module, place, construct);
  return true;
}

function constructOf(item: tree.Item): string | undefined {
  switch (item.kind) {
    case "Import":
      return item.foreign === undefined ? undefined : `\`import ${item.foreign}\``;
    case "Neuro":
      if (item.form === "net") return "nets";
      if (item.learned) return "learned neuros";
      return item.signature.implements.length > 0 ? "`implements`" : undefined;
    case "InterfaceDeclaration":
      return "interfaces";
    case "Agent":
      return "agents";
    case "Memory":
      return "memory";
    case "Resource":
      return "resources";
    case "Test":
      return item.file === undefined ? undefined : "tests on files";
    default:
      return undefined;
  }
}
