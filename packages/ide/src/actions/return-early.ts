/** An `if` around the rest of a body becomes a `return` where its condition does not hold. */

import { names, negated } from "../rewriting/negation.ts";
import { around, isOn, parentsOf } from "../rewriting/selection.ts";
import { type Action, replace } from "./action.ts";

export const returnEarly: Action = {
  name: "return-early",
  find(context) {
    const node = around(context, "If");
    if (node === undefined || !isOn(context, node.start, node.condition.end)) return [];
    const [neuro, block, statement] = parentsOf(context, node).slice(-3);
    if (neuro?.kind !== "Neuro" || block?.kind !== "Block") return [];
    const isLast = block.statements.at(-1) === statement;
    const { condition, then } = node;
    if (!isLast || neuro.signature.result !== undefined || node.else !== undefined) return [];
    if (names(condition) || then.statements.length === 0) return [];
    const inner = context.source.text.slice(then.start + 1, then.end - 1).trim();
    return [
      {
        title: "Return early",
        kind: "refactor.rewrite",
        edits: [
          replace(context, condition, negated(context.module, condition).text),
          replace(context, then, `{ return }\n${inner}`),
        ],
      },
    ];
  },
};
