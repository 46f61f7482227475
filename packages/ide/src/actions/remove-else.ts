/** The `else` behind a branch that leaves: what stands in it follows the `if`. */

import type * as tree from "@neuro-lang/parser";
import { declaredVariables } from "../rewriting/bindings.ts";
import { around, isOn, parentsOf, placeInBlock } from "../rewriting/selection.ts";
import { type Action, type ActionContext, replace } from "./action.ts";

export const removeElse: Action = {
  name: "remove-else",
  find(context) {
    const node = around(context, "If");
    const other = node?.else;
    if (node === undefined || other?.kind !== "Block") return [];
    const isHere =
      isOn(context, node.start, node.condition.end) ||
      isOn(context, node.then.end, other.start + 1);
    const statement = parentsOf(context, node).at(-1);
    if (!isHere || statement?.kind !== "ExpressionStatement" || !leaves(context, node.then))
      return [];
    const place = placeInBlock(context, statement);
    // A name of the `else` would be known to all that follows.
    const isLast = place?.block.statements.at(-1) === statement;
    if (!isLast && declaredVariables(context.module, other.statements).length > 0) return [];
    const inner = context.source.text.slice(other.start + 1, other.end - 1).trim();
    return [
      {
        title: "Remove the `else`",
        kind: "refactor.rewrite",
        edits: [
          replace(
            context,
            { start: node.then.end, end: other.end },
            inner === "" ? "" : `\n${inner}`,
          ),
        ],
      },
    ];
  },
};

function leaves({ module }: ActionContext, { statements }: tree.Block): boolean {
  const last = statements.at(-1);
  const type =
    last?.kind === "ExpressionStatement" ? module.facts.types.get(last.expression) : undefined;
  return type?.kind === "builtin" && type.name === "Never";
}
