/** Where an offset stands in a tree. */

import { type AnyNode, forEachChild } from "@neuro-lang/parser";
import type * as tree from "@neuro-lang/parser";

/** The nodes around an offset, from the module down to the smallest. An offset at the end of a name belongs to it. */
export function nodesAt(root: tree.Module, offset: number): readonly AnyNode[] {
  const path: AnyNode[] = [root];
  for (let node: AnyNode = root; ;) {
    let inner: AnyNode | undefined;
    forEachChild(node, (child) => {
      if (child.start > offset || offset > child.end) return;
      // Of two that touch there, the one that is a name, or else the later one.
      if (inner === undefined || inner.end === inner.start || !endsAsName(inner, offset))
        inner = child;
    });
    if (inner === undefined) return path;
    path.push(inner);
    node = inner;
  }
}

function endsAsName(node: tree.Node, offset: number): boolean {
  return node.end === offset && (node.kind === "Name" || node.kind === "Identifier");
}

/** Every node of a tree, each before its children. */
export function walk(
  node: tree.Node,
  visit: (node: AnyNode, parents: readonly AnyNode[]) => void,
): void {
  const parents: AnyNode[] = [];
  const step = (each: AnyNode): void => {
    visit(each, parents);
    parents.push(each);
    forEachChild(each, step);
    parents.pop();
  };
  step(node as AnyNode);
}

export function isInComment({ comments }: tree.Module, offset: number): boolean {
  return comments.some(({ start, end }) => start <= offset && offset < end);
}
