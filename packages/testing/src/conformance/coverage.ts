/** What the conformance programs cover together: every part of every production of the grammar, and every diagnostic. */

import { catalogue } from "@neuro-lang/diagnostics";
import { type AnyNode, forEachChild, nodeChildren } from "@neuro-lang/parser";
import type { ConformanceResult } from "./conformance.ts";

export class Coverage {
  readonly #seen = new Set<string>();

  add({ checked }: Pick<ConformanceResult, "checked">): void {
    for (const { name } of checked.problems) this.#seen.add(name);
    for (const path of checked.sources.keys()) {
      const module = checked.checked.modules.get(path);
      if (module !== undefined) this.#visit(module.tree);
    }
  }

  #visit(node: AnyNode): void {
    this.#seen.add(node.kind);
    const parts = node as unknown as Readonly<Record<string, unknown>>;
    for (const part of nodeChildren.get(node.kind) ?? []) {
      const value = parts[part];
      if (value !== undefined && !(Array.isArray(value) && value.length === 0)) {
        this.#seen.add(`${node.kind}.${part}`);
      }
    }
    forEachChild(node, (child) => this.#visit(child));
  }

  /** Parts of productions (`Import.namespace`) and names of diagnostics that no program has. */
  get missing(): readonly string[] {
    const parts = [...nodeChildren].flatMap(([kind, names]) => [
      kind,
      ...names.map((name) => `${kind}.${name}`),
    ]);
    const diagnostics = catalogue.map(({ name }) => name);
    return [...parts, ...diagnostics].filter((name) => !this.#seen.has(name)).toSorted();
  }
}
