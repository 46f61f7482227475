/** `not (a and b)` and `not a or not b` become each other. */

import { names, negated } from "../rewriting/negation.ts";
import { operandsOf, wholeChain } from "../rewriting/operands.ts";
import { fittedAs, rank } from "../rewriting/ranks.ts";
import { around, isOn, parentsOf } from "../rewriting/selection.ts";
import { type Action, hasComment, replace } from "./action.ts";

export const applyDeMorgan: Action = {
  name: "apply-de-morgan",
  find(context) {
    const inner = around(context, "Binary");
    if (inner === undefined || !isOn(context, inner.left.end, inner.right.start)) return [];
    const { operator } = inner;
    if (operator !== "and" && operator !== "or") return [];
    const whole = wholeChain(context, inner);
    const other = operator === "and" ? "or" : "and";
    const opposite = operandsOf(whole, operator)
      .map((each) => negated(context.module, each).text)
      .join(` ${other} `);
    const [outer, parenthesized] = parentsOf(context, whole).slice(-2);
    const isNegated =
      parenthesized?.kind === "Parenthesized" &&
      outer?.kind === "Unary" &&
      outer.operator === "not";
    const isIn = parenthesized?.kind === "Parenthesized";
    const node = isNegated ? outer : isIn ? parenthesized : whole;
    if (names(whole) || hasComment(context, node)) return [];
    const parents = parentsOf(context, node);
    return [
      {
        title: `Write it with \`${other}\``,
        kind: "refactor.rewrite",
        edits: [
          replace(
            context,
            node,
            isNegated
              ? fittedAs(opposite, rank[other], parents, node)
              : fittedAs(`not (${opposite})`, rank.not, parents, node),
          ),
        ],
      },
    ];
  },
};
