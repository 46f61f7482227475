/** `if a { if b { … } }` becomes `if a and b { … }`. */

import type * as tree from "@neuro-lang/parser";
import { onlyExpression } from "../rewriting/branches.ts";
import { operand, rank } from "../rewriting/ranks.ts";
import { isOn } from "../rewriting/selection.ts";
import { type Action, hasComment, replace, textOfNode } from "./action.ts";

export const joinIfs: Action = {
  name: "join-ifs",
  find(context) {
    const node = context.nodes.findLast(
      (each): each is typeof each & tree.If =>
        each.kind === "If" && isOn(context, each.start, each.condition.end),
    );
    const inner = node && onlyExpression(node.then);
    if (node === undefined || node.else !== undefined) return [];
    if (inner?.kind !== "If" || inner.else !== undefined) return [];
    const before = { start: node.condition.end, end: inner.then.start };
    if (hasComment(context, before) || hasComment(context, { start: inner.end, end: node.end }))
      return [];
    const conditions = [node, inner].map(({ condition }) =>
      operand(textOfNode(context, condition), condition, rank.and),
    );
    return [
      {
        title: "Join the two `if`s",
        kind: "refactor.rewrite",
        edits: [
          replace(
            context,
            node,
            `if ${conditions.join(" and ")} ${textOfNode(context, inner.then)}`,
          ),
        ],
      },
    ];
  },
};
