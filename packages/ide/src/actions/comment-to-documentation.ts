/** A comment above a declaration becomes its documentation. */

import { beforeItem } from "../rewriting/item-places.ts";
import { type Action, insert } from "./action.ts";

export const commentToDocumentation: Action = {
  name: "comment-to-documentation",
  find(context) {
    const { start, end, module } = context;
    const item = module.tree.items.find(
      (each) =>
        "name" in each &&
        each.kind !== "Test" &&
        beforeItem(context, each) <= start &&
        end <= each.start,
    );
    if (item === undefined) return [];
    const from = beforeItem(context, item);
    const above = module.tree.comments.filter(
      (each) => from <= each.start && each.end <= item.start,
    );
    if (above.length === 0 || above.some(({ kind, ownLine }) => kind !== "line" || !ownLine))
      return [];
    return [
      {
        title: "Make the comment documentation",
        kind: "refactor.rewrite",
        edits: above.map((comment) => insert(context, comment.start, "/")),
      },
    ];
  },
};
