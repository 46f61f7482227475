/**
 * The places of a body where other code comes in: calls, names of neuros as values, and the building of records, whose
 * fields may have functions as their defaults.
 */

import type {
  CallFact,
  CheckedModule,
  CheckedProgram,
  DefinitionId,
  Facts,
} from "@neuro-lang/checker";
import { forEachChild } from "@neuro-lang/parser";
import type * as tree from "@neuro-lang/parser";

export interface Site {
  readonly node: tree.Node;
  readonly callee: DefinitionId;
  /** Undefined where the neuro is a value, that somebody else may call. */
  readonly call: CallFact | undefined;
}

/** What holds code: a neuro, a module's value, a type with defaults. */
export type Holder = tree.Neuro | tree.ModuleLet | tree.RecordDeclaration | tree.SumDeclaration;

export interface Declared {
  readonly module: CheckedModule;
  readonly declaration: Holder;
}

export class Sites {
  readonly #declared = new Map<DefinitionId, Declared>();
  readonly #sites = new Map<DefinitionId, readonly Site[]>();

  constructor(checked: CheckedProgram) {
    for (const module of checked.modules.values())
      for (const item of module.tree.items)
        if (holdsCode(item))
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
        const named = namedAt(facts, node);
        if (named !== undefined && this.#holds(named))
          sites.push({ node, callee: named, call: undefined });
      }
      forEachChild(node, visit);
    };
    for (const part of codeIn(declaration)) visit(part);
    return sites;
  }

  /** The library's neuros hold code of their own, which is not looked at. */
  #holds(id: DefinitionId): boolean {
    return id.startsWith("neuro:") || this.#declared.has(id);
  }
}

function holdsCode(item: tree.Item): item is Holder {
  switch (item.kind) {
    case "Neuro":
    case "ModuleLet":
      return true;
    case "RecordDeclaration":
    case "SumDeclaration":
      return codeIn(item).length > 0;
    default:
      return false;
  }
}

function codeIn(declaration: Holder): readonly tree.Node[] {
  switch (declaration.kind) {
    case "ModuleLet":
      return [declaration.value];
    case "Neuro": {
      const { body, signature } = declaration;
      const defaults = signature.parameters.flatMap((parameter) => parameter.default ?? []);
      return body === undefined ? defaults : [...defaults, body];
    }
    case "RecordDeclaration":
      return declaration.fields.flatMap((field) => field.default ?? []);
    case "SumDeclaration":
      return declaration.variants.flatMap(({ fields }) =>
        (fields ?? []).flatMap((field) => field.default ?? []),
      );
  }
}

/** What a node names or builds without calling it. */
function namedAt(facts: Facts, node: tree.Node): DefinitionId | undefined {
  if (node.kind === "RecordLiteral")
    return facts.records.get(node as tree.RecordLiteral)?.definition;
  const resolution = facts.resolutions.get(node as tree.Identifier);
  if (resolution?.kind === "definition") return resolution.id;
  return resolution?.kind === "variant" ? resolution.sum : undefined;
}
