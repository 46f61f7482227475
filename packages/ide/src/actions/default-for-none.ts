/** An optional where a value is expected gets a default, or leaves where there is none. */

import type * as tree from "@neuro-lang/parser";
import { problemAt } from "../rewriting/problems.ts";
import { fittedAs, operand } from "../rewriting/ranks.ts";
import { parentsOf } from "../rewriting/selection.ts";
import { valueOf } from "../rewriting/type-text.ts";
import { type Action, replace, textOfNode } from "./action.ts";

/** How tightly `??` binds. */
const own = 7;

export const defaultForNone: Action = {
  name: "default-for-none",
  find(context) {
    const problem = problemAt(context, "type-mismatch", "operator-types");
    if (problem === undefined) return [];
    const { types } = context.module.facts;
    const node = context.nodes.find(
      (each) =>
        each.start === problem.span.start &&
        each.end === problem.span.end &&
        types.has(each as tree.Expression),
    ) as tree.Expression | undefined;
    const type = node && types.get(node);
    if (node === undefined || type?.kind !== "optional") return [];
    const left = operand(textOfNode(context, node), node, own + 1);
    const text = `${left} ?? ${valueOf(type.inner)}`;
    return [
      {
        title: "Give a default for `none`",
        kind: "quickfix",
        mends: problem,
        edits: [
          replace(context, node, fittedAs(text, own, parentsOf(context, node as never), node)),
        ],
      },
    ];
  },
};
