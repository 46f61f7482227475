/** Which variables a part of a body reads, changes and declares. */

import type { Binding, CheckedModule, Type } from "@neuro-lang/checker";
import type { AnyNode } from "@neuro-lang/parser";
import type * as tree from "@neuro-lang/parser";
import { walk } from "../nodes.ts";

export interface FreeVariable {
  readonly binding: Binding;
  /** What is known of it at its first mention. */
  readonly type: Type;
}

/** Variables that are declared outside of the nodes, in the order in which they are first mentioned. */
export function freeVariables(
  { facts }: CheckedModule,
  nodes: readonly tree.Node[],
): readonly FreeVariable[] {
  const found = new Map<Binding, Type>();
  for (const node of nodes)
    walk(node, (each) => {
      if (each.kind !== "Identifier" && each.kind !== "RecordField") return;
      const resolution = facts.resolutions.get(each);
      if (resolution?.kind !== "local" || found.has(resolution.binding)) return;
      const { binding } = resolution;
      if (nodes.some(({ start, end }) => isWithin(binding.declared, start, end))) return;
      const type = each.kind === "Identifier" ? facts.types.get(each) : undefined;
      found.set(binding, type ?? binding.type);
    });
  return [...found].map(([binding, type]) => ({ binding, type }));
}

export function isWithin(node: tree.Node, start: number, end: number): boolean {
  return start <= node.start && node.end <= end;
}

/** Variables that the nodes assign, or hand to a neuro that changes them. */
export function changedVariables(
  { facts }: CheckedModule,
  nodes: readonly tree.Node[],
  takesVar: (call: tree.Call, index: number) => boolean,
): ReadonlySet<Binding> {
  const found = new Set<Binding>();
  const add = (expression: tree.Expression | undefined): void => {
    const root = expression && rootOf(expression);
    const resolution = root?.kind === "Identifier" ? facts.resolutions.get(root) : undefined;
    if (resolution?.kind === "local") found.add(resolution.binding);
  };
  for (const node of nodes)
    walk(node, (each) => {
      if (each.kind === "AssignStatement") add(each.target);
      if (each.kind === "Call")
        for (const [index, argument] of (facts.calls.get(each)?.arguments ?? []).entries())
          if (takesVar(each, index)) add(argument);
    });
  return found;
}

/** The variable that a place is a part of: `x` of `x.items[0].name`. */
export function rootOf(expression: tree.Expression): tree.Expression {
  switch (expression.kind) {
    case "MemberAccess":
    case "TupleAccess":
    case "Index":
      return rootOf(expression.receiver);
    case "Parenthesized":
      return rootOf(expression.expression);
    default:
      return expression;
  }
}

/** Variables that the nodes declare. */
export function declaredVariables(
  { facts }: CheckedModule,
  nodes: readonly tree.Node[],
): readonly Binding[] {
  const found: Binding[] = [];
  for (const node of nodes)
    walk(node, (each) => {
      const binding = each.kind === "Name" ? facts.bindings.get(each) : undefined;
      if (binding !== undefined) found.push(binding);
    });
  return found;
}

/** Each place that reads or changes a variable, with the nodes around it. */
export interface Use {
  readonly node: tree.Identifier | tree.RecordField;
  readonly parents: readonly AnyNode[];
}

export function usesOf(
  { facts }: CheckedModule,
  root: tree.Node,
  binding: Binding,
): readonly Use[] {
  const found: Use[] = [];
  walk(root, (node, parents) => {
    if (node.kind !== "Identifier" && node.kind !== "RecordField") return;
    const resolution = facts.resolutions.get(node);
    if (resolution?.kind === "local" && resolution.binding === binding)
      found.push({ node, parents: [...parents] });
  });
  return found;
}
