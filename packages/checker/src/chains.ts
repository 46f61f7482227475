/** Why a neuro uses a capability: the shortest way from its body over calls to the one that needs it by itself. */

import type * as tree from "@neuro-lang/parser";
import { forEachChild } from "@neuro-lang/parser";
import { rootsOf } from "./call-graph.ts";
import { covers } from "./capabilities.ts";
import type { CheckedProgram, Facts } from "./program.ts";
import { moduleOf } from "./state.ts";
import type { CapabilityRow, Definition, DefinitionId, Type } from "./types.ts";
import { typesWithin } from "./types-within.ts";

/** What is evaluated in a definition. */
export interface ChainBody {
  readonly path: string;
  readonly roots: readonly tree.Node[];
  readonly facts: Facts;
}

/** Where a search for reasons may look. A definition without a body is where it ends. */
export interface ChainSource {
  body(id: DefinitionId): ChainBody | undefined;
  definition(id: DefinitionId): Definition | undefined;
}

/** In the body of `from`, at `node`, `to` is called or passed on; undefined: a function is, of which only the type is known. */
export interface ChainStep {
  readonly from: DefinitionId;
  readonly path: string;
  readonly node: tree.Node;
  readonly to: DefinitionId | undefined;
}

/** The steps from the definition to the capability; empty if nothing in its body needs it. */
export function chainTo(
  source: ChainSource,
  start: DefinitionId,
  capability: string,
): readonly ChainStep[] {
  const before = new Map<DefinitionId, ChainStep>();
  const wayTo = (id: DefinitionId): ChainStep[] => {
    const steps: ChainStep[] = [];
    for (let step = before.get(id); step !== undefined; step = before.get(step.from))
      steps.unshift(step);
    return steps;
  };
  /** The nearest function that is known by its type only; a call that can be followed says more. */
  let byType: readonly ChainStep[] = [];
  const queue = [start];
  const seen = new Set(queue);
  for (const id of queue) {
    const body = source.body(id);
    if (body === undefined) return wayTo(id);
    for (const { node, to } of mentions(source, body, capability)) {
      const step = { from: id, path: body.path, node, to };
      if (to === undefined) {
        if (byType.length === 0) byType = [...wayTo(id), step];
      } else if (!seen.has(to)) {
        seen.add(to);
        before.set(to, step);
        queue.push(to);
      }
    }
  }
  // Somebody on the way declares more than is needed.
  return byType.length > 0 ? byType : wayTo(queue.at(-1)!);
}

interface Mention {
  readonly node: tree.Node;
  readonly to: DefinitionId | undefined;
}

/** What a body calls or passes on that has the capability, in the order of the text. */
function mentions(
  source: ChainSource,
  { roots, facts }: ChainBody,
  capability: string,
): readonly Mention[] {
  const found: Mention[] = [];
  const visit = (node: tree.Node): void => {
    const id = mentioned(facts, node);
    if (id !== undefined) {
      if (hasCapability(source.definition(id), capability))
        found.push({ node: nameOf(node), to: id });
    } else if (node.kind === "Identifier" || node.kind === "MemberAccess") {
      const type = facts.types.get(node as tree.Expression);
      if (type?.kind === "function" && isIn(type.uses, capability))
        found.push({ node: nameOf(node), to: undefined });
    }
    forEachChild(node, visit);
  };
  roots.forEach(visit);
  return found;
}

function mentioned(facts: Facts, node: tree.Node): DefinitionId | undefined {
  const meaning =
    node.kind === "Call"
      ? facts.calls.get(node as tree.Call)?.target
      : facts.resolutions.get(node as tree.Identifier);
  return meaning?.kind === "definition" ? meaning.id : undefined;
}

/** The name that is called, without the chain before it. */
function nameOf(node: tree.Node): tree.Node {
  const named = node.kind === "Call" ? (node as tree.Call).callee : node;
  return named.kind === "MemberAccess" ? (named as tree.MemberAccess).name : named;
}

function hasCapability(definition: Definition | undefined, capability: string): boolean {
  if (definition?.kind === "neuro")
    return isIn(definition.uses, capability) || givesFunction(definition.result, capability);
  return definition?.kind === "let" && givesFunction(definition.type, capability);
}

/** True if calling what the value holds may need the capability. */
function givesFunction(type: Type, capability: string): boolean {
  return [...typesWithin(type)].some(
    (part) => part.kind === "function" && isIn(part.uses, capability),
  );
}

function isIn(row: CapabilityRow, capability: string): boolean {
  return (
    row.variables.includes(capability) ||
    row.capabilities.some((each) => covers(each, capability) || covers(capability, each))
  );
}

/** Of a checked program; definitions of modules that were checked for their signatures only have no bodies to look into. */
export function chainSource(program: CheckedProgram): ChainSource {
  const declarations = new Map<DefinitionId, tree.Item>();
  for (const { path, tree: root } of program.modules.values()) {
    for (const item of root.items)
      if ("name" in item && item.name !== undefined && "text" in item.name)
        declarations.set(`${path}#${item.name.text}`, item);
  }
  return {
    definition: (id) => program.definitions.get(id),
    body(id) {
      const declaration = declarations.get(id);
      const module = program.modules.get(moduleOf(id));
      return module === undefined || declaration === undefined
        ? undefined
        : bodyOf(module, declaration);
    },
  };
}

/** What there is to look into in a declaration. */
export function bodyOf(
  { path, facts }: { readonly path: string; readonly facts: Facts },
  declaration: tree.Item,
): ChainBody | undefined {
  if (declaration.kind === "ModuleLet") return { path, roots: rootsOf(declaration), facts };
  return declaration.kind === "Neuro" && declaration.body !== undefined
    ? { path, roots: rootsOf(declaration), facts }
    : undefined;
}
