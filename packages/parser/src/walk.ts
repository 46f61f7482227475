/** Walking the tree: the one function that knows which parts of a node are nodes. */

import type { Node } from "./tree.ts";

/** The properties of each kind of node that hold nodes or lists of nodes, in source order; filled at the first node of a kind. */
function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "kind" in value && "start" in value;
}

/** Calls `visit` with each child of a node, in source order. */
export function forEachChild(node: Node, visit: (child: Node) => void): void {
  const children: Node[] = [];
  for (const key in node) {
    if (key === "comments") continue;
    const value = (node as unknown as Record<string, unknown>)[key];
    if (Array.isArray(value)) {
      for (const item of value) if (isNode(item)) children.push(item);
    } else if (isNode(value)) {
      children.push(value);
    }
  }
  children.sort((a, b) => a.start - b.start || a.end - b.end);
  for (const child of children) visit(child);
}
