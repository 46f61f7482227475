/** The places of a body where other neuros come in: calls, and names of neuros as values. */

import type { CallFact, CheckedModule, CheckedProgram, DefinitionId } from "@neuro-lang/checker";
import { forEachChild } from "@neuro-lang/parser";
import type * as tree from "@neuro-lang/parser";

export interface Site {
  readonly node: tree.Node;
  readonly callee: DefinitionId;
  /** Undefined where the neuro is a value, that somebody else may call. */
  readonly call: CallFact | undefined;
}

/** A neuro or a module's value, and where it stands. */
export interface Declared {
  readonly module: CheckedModule;
  readonly declaration: tree.Neuro | tree.ModuleLet;
}

export class Sites {
  readonly #declared = new Map<DefinitionId, Declared>();
  readonly #sites = new Map<DefinitionId, readonly Site[]>();

  constructor(checked: CheckedProgram) {
    for (const module of checked.modules.values())
      for (const item of module.tree.items)
        if (item.kind === "Neuro" || item.kind === "ModuleLet")
          this.#declared.set(`${module.path}#${item.name.text}`, { module, declaration: item });
  }

  declared(id: DefinitionId): Declared | undefined {
    return this.#declared.get(id);
  }

  /** In the order in which they stand. */
  of(id: DefinitionId): readonly Site[] {
    let sites = this.#sites.get(id);
    if (sites === undefined) this.#sites.set(id, (sites = this.#find(id)));
    return sites;
  }

  #find(id: DefinitionId): readonly Site[] {
    const declared = this.#declared.get(id);
    if (declared === undefined) return [];
    const { module, declaration } = declared;
    const { facts } = module;
    const sites: Site[] = [];
    /** What is called is no value beside. */
    const called = new Set<tree.Node>();
    const visit = (node: tree.Node): void => {
      if (node.kind === "Call") {
        const call = facts.calls.get(node as tree.Call);
        if (call?.target.kind === "definition") {
          called.add((node as tree.Call).callee);
          sites.push({ node, callee: call.target.id, call });
        }
      } else if (!called.has(node)) {
        const resolution = facts.resolutions.get(node as tree.Identifier);
        if (resolution?.kind === "definition")
          sites.push({ node, callee: resolution.id, call: undefined });
      }
      forEachChild(node, visit);
    };
    if (declaration.kind === "ModuleLet") visit(declaration.value);
    else {
      for (const parameter of declaration.signature.parameters)
        if (parameter.default !== undefined) visit(parameter.default);
      if (declaration.body !== undefined) visit(declaration.body);
    }
    return sites;
  }
}
