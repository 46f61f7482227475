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
    const targets: number[] = [];
    const { variables, members } = namesIn(declaration);
    for (const name of variables) {
      if (!byName.has(name)) continue;
      const entity = lookUp(program, module, name);
      const target = entity?.kind === "definition" ? indexOf.get(entity.id) : undefined;
      if (target !== undefined) targets.push(target);
    }
    for (const name of members) {
      const found = byName.get(name);
      if (found !== undefined) targets.push(...found);
    }
    return targets;
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
): ReadonlyMap<string, readonly number[]> {
  const byName = new Map<string, number[]>();
  const indexOf = new Map<DefinitionId, number>();
  const add = (name: string, id: DefinitionId): void => {
    const index = indexOf.get(id);
    if (index === undefined) return;
    const same = byName.get(name);
    if (same === undefined) byName.set(name, [index]);
    else if (!same.includes(index)) same.push(index);
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
  /** One more than the place in the order of the walk; nought of a node that it has not come to. */
  const order = new Int32Array(edges.length);
  const low = new Int32Array(edges.length);
  const nextEdge = new Int32Array(edges.length);
  const onStack = new Uint8Array(edges.length);
  const stack: number[] = [];
  const path: number[] = [];
  const components: number[][] = [];
  let count = 0;
  const open = (node: number): void => {
    count += 1;
    order[node] = low[node] = count;
    stack.push(node);
    onStack[node] = 1;
    path.push(node);
  };
  for (let root = 0; root < edges.length; root++) {
    if (order[root] !== 0) continue;
    open(root);
    for (let node = path.at(-1); node !== undefined; node = path.at(-1)) {
      const target = edges[node]![nextEdge[node]!];
      nextEdge[node]! += 1;
      if (target !== undefined) {
        if (order[target] === 0) open(target);
        else if (onStack[target] === 1) low[node] = Math.min(low[node]!, order[target]!);
        continue;
      }
      path.pop();
      const caller = path.at(-1);
      if (caller !== undefined) low[caller] = Math.min(low[caller]!, low[node]!);
      if (low[node] === order[node]) {
        const component = stack.splice(stack.lastIndexOf(node));
        for (const member of component) onStack[member] = 0;
        components.push(component);
      }
    }
  }
  return components;
}
