/** Names that nothing around a place has yet. */

import { words } from "@neuro-lang/parser";
import type { AnyNode } from "@neuro-lang/parser";
import type * as tree from "@neuro-lang/parser";
import { walk } from "../nodes.ts";
import type { ActionContext } from "./action.ts";

/** The name, or the name with a number, so that it neither hides nor is hidden. */
export function freshName(context: ActionContext, place: tree.Node, wanted: string): string {
  const taken = new Set([...topLevelNames(context), ...namesIn(context.nodes[1] ?? place)]);
  return freshAmong(taken, wanted);
}

/** The name, or the name with a number, that is not among those that are taken. */
export function freshAmong(taken: ReadonlySet<string>, wanted: string): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? wanted : `${wanted}${number}`;
    if (!taken.has(name) && !words.has(name)) return name;
  }
}

/** A name for something that the whole module can see. */
export function freshTopLevelName(context: ActionContext, wanted: string): string {
  const taken = topLevelNames(context);
  for (const item of context.module.tree.items) for (const name of namesIn(item)) taken.add(name);
  return freshAmong(taken, wanted);
}

/** What is declared at the top level of the module or imported there. */
function topLevelNames({ module }: ActionContext): Set<string> {
  const taken = new Set(module.definitions.keys());
  for (const item of module.tree.items)
    if (item.kind === "Import") for (const { as, name } of item.names) taken.add((as ?? name).text);
  return taken;
}

/** Names of variables, declared or mentioned. */
export function namesIn(root: tree.Node): ReadonlySet<string> {
  const names = new Set<string>();
  walk(root, (node, parents) => {
    // What stands after a dot or before a colon is no variable.
    const parent = parents.at(-1)?.kind;
    const isPart = parent === "MemberAccess" || parent === "Argument" || parent === "RecordField";
    if (node.kind === "Name" && !isPart) names.add(node.text);
    if (node.kind === "Identifier") names.add(node.name);
  });
  return names;
}

/** What an expression could be called. */
export function nameFor(expression: tree.Expression): string {
  const node = expression as AnyNode;
  switch (node.kind) {
    case "MemberAccess":
      return lower(node.name.text);
    case "Call":
      return nameFor(node.callee);
    case "Identifier":
      return node.name;
    case "TextLiteral":
      return "text";
    case "ListLiteral":
      return "items";
    case "Index":
      return singular(nameFor(node.receiver));
    case "Parenthesized":
      return nameFor(node.expression);
    case "RecordLiteral":
      return node.type === undefined ? "value" : nameFor(node.type);
    case "TypeReference":
      return lower(node.name.text);
    default:
      return "value";
  }
}

function lower(name: string): string {
  return name === "" ? "value" : name[0]!.toLowerCase() + name.slice(1);
}

function singular(name: string): string {
  return name.length > 3 && name.endsWith("s") ? name.slice(0, -1) : name;
}
