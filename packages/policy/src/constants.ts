/** Texts that are known before the program runs: literals, and what is made of them by the simplest means. */

import {
  type Binding,
  type CheckedModule,
  type CheckedProgram,
  type DefinitionId,
  operatorCallee,
} from "@neuro-lang/checker";
import { forEachChild } from "@neuro-lang/parser";
import type * as tree from "@neuro-lang/parser";
import { joinPath } from "@neuro-lang/runtime";

const joinId: DefinitionId = "neuro:fs#join";

/** What is known of the parameters of the neuro at hand. */
export type Known = ReadonlyMap<Binding, string>;

/** Values that are made of others that are made of others …: more than this is no text that somebody wrote down. */
const deepest = 32;

export class Constants {
  readonly #checked: CheckedProgram;
  readonly #lets = new WeakMap<CheckedModule, ReadonlyMap<Binding, tree.Expression>>();

  constructor(checked: CheckedProgram) {
    this.#checked = checked;
  }

  textOf(
    module: CheckedModule,
    node: tree.Expression,
    known: Known,
    depth = 0,
  ): string | undefined {
    if (depth > deepest) return undefined;
    const inner = (expression: tree.Expression): string | undefined =>
      this.textOf(module, expression, known, depth + 1);
    switch (node.kind) {
      case "TextLiteral": {
        let text = "";
        for (const part of node.parts) {
          const value = part.kind === "TextPart" ? part.value : inner(part);
          if (value === undefined) return undefined;
          text += value;
        }
        return text;
      }
      case "Parenthesized":
        return inner(node.expression);
      case "Binary": {
        const type = module.facts.types.get(node.left);
        const isPath = type !== undefined && operatorCallee(node.operator, type) === joinId;
        if (node.operator !== "+" && !isPath) return undefined;
        const left = inner(node.left);
        const right = left === undefined ? undefined : inner(node.right);
        if (left === undefined || right === undefined) return undefined;
        return isPath ? joinPath(left, right) : `${left}${right}`;
      }
      case "Identifier":
      case "MemberAccess": {
        const resolution = module.facts.resolutions.get(node);
        if (resolution?.kind === "local") {
          const parameter = known.get(resolution.binding);
          if (parameter !== undefined) return parameter;
          const value = this.#letsOf(module).get(resolution.binding);
          return value === undefined ? undefined : inner(value);
        }
        return resolution?.kind === "definition"
          ? this.#moduleLet(resolution.id, depth)
          : undefined;
      }
      case "Call":
        return this.#called(module, node, inner);
      default:
        return undefined;
    }
  }

  /** `path("a")`, `join("a", "b")`. */
  #called(
    module: CheckedModule,
    node: tree.Call,
    inner: (expression: tree.Expression) => string | undefined,
  ): string | undefined {
    const fact = module.facts.calls.get(node);
    if (fact?.target.kind !== "definition") return undefined;
    const given = fact.arguments.map((each) => (each === undefined ? undefined : inner(each)));
    const [first, second] = given;
    if (fact.target.id === "neuro:fs#path") return first;
    if (fact.target.id !== joinId || first === undefined || second === undefined) return undefined;
    return joinPath(first, second);
  }

  #moduleLet(id: DefinitionId, depth: number): string | undefined {
    const module = this.#checked.modules.get(id.slice(0, id.lastIndexOf("#")));
    const name = id.slice(id.lastIndexOf("#") + 1);
    const item = module?.tree.items.find(
      (each) => each.kind === "ModuleLet" && each.name.text === name,
    );
    if (module === undefined || item?.kind !== "ModuleLet") return undefined;
    return this.textOf(module, item.value, new Map(), depth + 1);
  }

  #letsOf(module: CheckedModule): ReadonlyMap<Binding, tree.Expression> {
    const before = this.#lets.get(module);
    if (before !== undefined) return before;
    const lets = new Map<Binding, tree.Expression>();
    const visit = (node: tree.Node): void => {
      if (node.kind === "LetStatement") {
        const { pattern, value } = node as tree.LetStatement;
        const binding =
          pattern.kind === "BindingPattern" ? module.facts.bindings.get(pattern.name) : undefined;
        if (binding !== undefined) lets.set(binding, value);
      }
      forEachChild(node, visit);
    };
    visit(module.tree);
    this.#lets.set(module, lets);
    return lets;
  }
}
