/** Parentheses that change nothing. */

import { fitted } from "../rewriting/ranks.ts";
import { parentsOf } from "../rewriting/selection.ts";
import { type Action, hasComment, replace, textOfNode } from "./action.ts";

export const removeParentheses: Action = {
  name: "remove-parentheses",
  find(context) {
    const { start, end } = context;
    const node = context.nodes.findLast(
      (each) =>
        each.kind === "Parenthesized" &&
        ((each.start === start && (end === start || end === each.end)) ||
          (each.end === start && end === start)),
    );
    if (node?.kind !== "Parenthesized" || hasComment(context, node)) return [];
    const { expression } = node;
    const text = textOfNode(context, expression);
    // A brace may begin a block, `<` the arguments of a type, and a line may end too early.
    if (/^\{|<|\n/.test(text)) return [];
    if (fitted(text, expression, parentsOf(context, node), node) !== text) return [];
    return [
      {
        title: "Remove the parentheses",
        kind: "refactor.rewrite",
        edits: [replace(context, node, text)],
      },
    ];
  },
};
