/** The branches of an `if` change places, and its condition says the opposite. */

import { names, negated } from "../rewriting/negation.ts";
import { around, isOn } from "../rewriting/selection.ts";
import { type Action, replace, textOfNode } from "./action.ts";

export const invertIf: Action = {
  name: "invert-if",
  find(context) {
    const node = around(context, "If");
    if (node === undefined || !isOn(context, node.start, node.condition.end)) return [];
    const { condition, then, else: otherwise } = node;
    if (otherwise?.kind !== "Block" || names(condition)) return [];
    return [
      {
        title: "Invert the `if`",
        kind: "refactor.rewrite",
        edits: [
          replace(context, condition, negated(context.module, condition).text),
          replace(context, then, textOfNode(context, otherwise)),
          replace(context, otherwise, textOfNode(context, then)),
        ],
      },
    ];
  },
};
