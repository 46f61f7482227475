/**
 * In which order bodies are checked: those that others call come first, so that inferred rows are known where they are used.
 * The graph is syntactic (names that a body mentions) and may have edges too many, never too few.
 */

import type * as tree from "@neuro-lang/parser";
import { forEachChild } from "@neuro-lang/parser";
import { lookUp } from "./names.ts";
import type { ModuleState, ProgramState } from "./state.ts";
import type { DefinitionId } from "./types.ts";

/** A neuro whose rows are inferred from its body. */
export interface OpenNeuro {
  readonly id: DefinitionId;
  readonly module: ModuleState;
  readonly declaration: tree.Neuro;
}

/** Groups of neuros that call each other, callees before callers. */
export interface CallGroup {
  readonly members: readonly OpenNeuro[];
  /** True if a member may call itself, directly or through others. */
  readonly recursive: boolean;
}

export function groupsOf(program: ProgramState, neuros: readonly OpenNeuro[]): CallGroup[] {
  const indexOf = new Map<DefinitionId, number>(neuros.map(({ id }, index) => [id, index]));
  const byName = new Map<string, number[]>();
  for (const [index, { declaration }] of neuros.entries()) {
    const same = byName.get(declaration.name.text);
    if (same === undefined) byName.set(declaration.name.text, [index]);
    else same.push(index);
  }
  const edges = neuros.map(({ module, declaration }) => {
    const targets = new Set<number>();
    // A stack of its own, since this walks every node of the program.
    const open: tree.Node[] = declaration.body === undefined ? [] : [declaration.body];
    for (const parameter of declaration.signature.parameters) {
      if (parameter.default !== undefined) open.push(parameter.default);
    }
    const push = (child: tree.Node): void => {
      open.push(child);
    };
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      if (node.kind === "Identifier") {
        const { name } = node as tree.Identifier;
        if (!byName.has(name)) continue;
        const entity = lookUp(program, module, name);
        const target = entity?.kind === "definition" ? indexOf.get(entity.id) : undefined;
        if (target !== undefined) targets.add(target);
        continue;
      }
      if (node.kind === "MemberAccess") {
        for (const target of byName.get((node as tree.MemberAccess).name.text) ?? [])
          targets.add(target);
      }
      forEachChild(node, push);
    }
    return [...targets];
  });
  return stronglyConnected(edges).map((members) => ({
    members: members.map((index) => neuros[index]!),
    recursive: members.length > 1 || edges[members[0]!]!.includes(members[0]!),
  }));
}

/** R. Tarjan's strongly connected components (SIAM J. Comput. 1972), without recursion: a chain of calls may be long. */
export function stronglyConnected(edges: readonly (readonly number[])[]): number[][] {
  const order: (number | undefined)[] = Array.from({ length: edges.length });
  const low: number[] = [];
  const onStack = new Set<number>();
  const stack: number[] = [];
  const components: number[][] = [];
  let next = 0;
  const open = (node: number): { node: number; edge: number } => {
    order[node] = low[node] = next;
    next += 1;
    stack.push(node);
    onStack.add(node);
    return { node, edge: 0 };
  };
  for (let root = 0; root < edges.length; root++) {
    if (order[root] !== undefined) continue;
    const path = [open(root)];
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const { node } = top;
      const target = edges[node]![top.edge];
      top.edge += 1;
      if (target !== undefined) {
        if (order[target] === undefined) path.push(open(target));
        else if (onStack.has(target)) low[node] = Math.min(low[node]!, order[target]);
        continue;
      }
      path.pop();
      const caller = path.at(-1);
      if (caller !== undefined) low[caller.node] = Math.min(low[caller.node]!, low[node]!);
      if (low[node] === order[node]) {
        const component = stack.splice(stack.lastIndexOf(node));
        for (const member of component) onStack.delete(member);
        components.push(component);
      }
    }
  }
  return components;
}
