/** What type the place of an expression wants, as it can be written. */

import type { Type } from "@neuro-lang/checker";
import type { AnyNode } from "@neuro-lang/parser";
import type * as tree from "@neuro-lang/parser";
import type { ActionContext } from "../actions/action.ts";
import { parametersOf } from "./calls.ts";
import { typeText } from "./type-text.ts";

/** `?` where nothing tells it; undefined where no value is wanted. */
export function expectedType(
  context: ActionContext,
  node: AnyNode,
  parents: readonly AnyNode[],
): string | undefined {
  const parent = parents.at(-1);
  const { source, module, snapshot } = context;
  const written = (type: tree.Node | undefined): string =>
    type === undefined ? "?" : source.text.slice(type.start, type.end);
  const shown = (type: Type | undefined): string =>
    (type && typeText(snapshot, module, type)) ?? "?";
  switch (parent?.kind) {
    case "ExpressionStatement": {
      const block = parents.at(-2);
      const neuro = parents.at(-3);
      const isResult =
        block?.kind === "Block" && block.statements.at(-1) === parent && neuro?.kind === "Neuro";
      return isResult && neuro.signature.result !== undefined
        ? written(neuro.signature.result)
        : undefined;
    }
    case "Neuro":
      return parent.signature.result && written(parent.signature.result);
    case "LetStatement":
    case "VarStatement":
    case "ModuleLet":
      return written(parent.type);
    case "AssignStatement":
      return shown(module.facts.types.get(parent.target));
    case "Return": {
      const neuro = parents.find(({ kind }) => kind === "Neuro");
      return written(neuro?.kind === "Neuro" ? neuro.signature.result : undefined);
    }
    case "If":
    case "WhileStatement":
    case "ExpectStatement":
      return "Bool";
    case "Unary":
      return parent.operator === "not" ? "Bool" : "?";
    case "Binary": {
      if (parent.operator === "and" || parent.operator === "or") return "Bool";
      const other = parent.left === node ? parent.right : parent.left;
      return shown(module.facts.types.get(other));
    }
    case "Argument": {
      const call = parents.at(-2);
      if (call?.kind !== "Call") return "?";
      const index = module.facts.calls.get(call)?.arguments.indexOf(parent.value) ?? -1;
      return shown(parametersOf(snapshot, module, call)?.[index]?.type);
    }
    default:
      return "?";
  }
}
