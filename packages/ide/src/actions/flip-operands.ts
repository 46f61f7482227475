/** The two sides of a comparison change places: `a < b` becomes `b > a`. */

import type * as tree from "@neuro-lang/parser";
import { isPure, isSimple } from "../rewriting/purity.ts";
import { around, isOn } from "../rewriting/selection.ts";
import { type Action, type ActionContext, replace, textOfNode } from "./action.ts";

const mirrors: Partial<Record<tree.BinaryOperator, string>> = {
  "==": "==",
  "!=": "!=",
  "<": ">",
  "<=": ">=",
  ">": "<",
  ">=": "<=",
};

export const flipOperands: Action = {
  name: "flip-operands",
  find(context) {
    const node = around(context, "Binary");
    const mirror = node && mirrors[node.operator];
    if (node === undefined || mirror === undefined) return [];
    const { left, right, operator } = node;
    if (!isOn(context, left.end, right.start) || !mayMove(context, node)) return [];
    const at = context.source.text.indexOf(operator, left.end);
    return [
      {
        title: "Swap the sides of the comparison",
        kind: "refactor.rewrite",
        edits: [
          replace(context, left, textOfNode(context, right)),
          replace(context, { start: at, end: at + operator.length }, mirror),
          replace(context, right, textOfNode(context, left)),
        ],
      },
    ];
  },
};

/** The sides are evaluated from left to right: the order may not be seen. */
function mayMove({ snapshot, module }: ActionContext, { left, right }: tree.Binary): boolean {
  return (
    isSimple(left) ||
    isSimple(right) ||
    [left, right].every((side) => isPure(snapshot, module, side))
  );
}
