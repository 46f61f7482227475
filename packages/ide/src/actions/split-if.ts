/** `if a and b { … }` becomes `if a { if b { … } }`. */

import { around, isOn } from "../rewriting/selection.ts";
import { type Action, insert, replace } from "./action.ts";

export const splitIf: Action = {
  name: "split-if",
  find(context) {
    const node = around(context, "If");
    if (node?.condition.kind !== "Binary" || node.else !== undefined) return [];
    const { condition, then } = node;
    if (condition.operator !== "and" || !isOn(context, condition.left.end, condition.right.start))
      return [];
    return [
      {
        title: "Split it into two `if`s",
        kind: "refactor.rewrite",
        edits: [
          replace(context, { start: condition.left.end, end: condition.right.start }, " {\nif "),
          insert(context, then.end, "\n}"),
        ],
      },
    ];
  },
};
