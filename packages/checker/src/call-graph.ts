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

/** A module value: its type may show the rows of what it holds. */
export interface OpenLet {
  readonly id: DefinitionId;
  readonly module: ModuleState;
  readonly declaration: tree.ModuleLet;
}

/** Groups of neuros that call each other, also through module values; callees before callers. */
export interface CallGroup {
  readonly members: readonly OpenNeuro[];
  readonly lets: readonly OpenLet[];
  /** True if a member may call itself, directly or through others. */
  readonly recursive: boolean;
}

export function groupsOf(
  program: ProgramState,
  nodes: readonly (OpenNeuro | OpenLet)[],
): CallGroup[] {
  const byName = indicesByName(program, nodes);
  const indexOf = new Map<DefinitionId, number>(nodes.map(({ id }, index) => [id, index]));
  const edges = nodes.map(({ module, declaration }) => {
    const targets = new Set<number>();
    const { variables, members } = namesIn(declaration);
    for (const name of variables) {
      if (!byName.has(name)) continue;
      const entity = lookUp(program, module, name);
      const target = entity?.kind === "definition" ? indexOf.get(entity.id) : undefined;
      if (target !== undefined) targets.add(target);
    }
    for (const name of members) for (const target of byName.get(name) ?? []) targets.add(target);
    return [...targets];
  });
  return stronglyConnected(edges).map((indices) => {
    const group = indices.map((index) => nodes[index]!);
    return {
      members: group.filter((each) => each.declaration.kind === "Neuro") as OpenNeuro[],
      lets: group.filter((each) => each.declaration.kind === "ModuleLet") as OpenLet[],
      recursive: indices.length > 1 || edges[indices[0]!]!.includes(indices[0]!),
    };
  });
}

interface Names {
  readonly variables: ReadonlySet<string>;
  readonly members: ReadonlySet<string>;
}

/** Declarations outlive checks; what they name does not change. */
const named = new WeakMap<tree.Declaration, Names>();

/** The names that a body mentions. */
function namesIn(declaration: tree.Neuro | tree.ModuleLet): Names {
  const known = named.get(declaration);
  if (known !== undefined) return known;
  const variables = new Set<string>();
  const members = new Set<string>();
  // A stack of its own, since this walks every node of the program.
  const open: tree.Node[] = rootsOf(declaration);
  const push = (child: tree.Node): void => {
    open.push(child);
  };
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === "Identifier") {
      variables.add((node as tree.Identifier).name);
      continue;
    }
    if (node.kind === "MemberAccess") members.add((node as tree.MemberAccess).name.text);
    forEachChild(node, push);
  }
  const names = { variables, members };
  named.set(declaration, names);
  return names;
}

/** What is evaluated in the definition. */
export function rootsOf(declaration: tree.Neuro | tree.ModuleLet): tree.Node[] {
  if (declaration.kind === "ModuleLet") return [declaration.value];
  const defaults = declaration.signature.parameters.map((parameter) => parameter.default);
  return [declaration.body, ...defaults].filter((each) => each !== undefined);
}

/** Which nodes a name may mean somewhere: imports and exports may call them something else than they do themselves. */
function indicesByName(
  program: ProgramState,
  nodes: readonly (OpenNeuro | OpenLet)[],
): ReadonlyMap<string, ReadonlySet<number>> {
  const byName = new Map<string, Set<number>>();
  const indexOf = new Map<DefinitionId, number>();
  const add = (name: string, id: DefinitionId): void => {
    const index = indexOf.get(id);
    if (index === undefined) return;
    const same = byName.get(name);
    if (same === undefined) byName.set(name, new Set([index]));
    else same.add(index);
  };
  for (const [index, { id, declaration }] of nodes.entries()) {
    indexOf.set(id, index);
    add(declaration.name.text, id);
  }
  for (const module of program.modules.values()) {
    for (const [name, entity] of module.names)
      if (entity.kind === "definition") add(name, entity.id);
    for (const [name, id] of module.exports) add(name, id);
  }
  return byName;
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
