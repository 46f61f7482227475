/** What may fail gets a value for when it does. */

import { failingCall } from "../rewriting/failing.ts";
import { fittedAs, rank } from "../rewriting/ranks.ts";
import { parentsOf } from "../rewriting/selection.ts";
import { valueOf } from "../rewriting/type-text.ts";
import { type Action, replace, textOfNode } from "./action.ts";

export const catchWithDefault: Action = {
  name: "catch-with-default",
  find(context) {
    const call = failingCall(context);
    if (call === undefined) return [];
    const value = valueOf(context.module.facts.types.get(call));
    const text = `${textOfNode(context, call)} catch ${value}`;
    return [
      {
        title: "Catch its failure with a default",
        kind: "refactor.rewrite",
        edits: [replace(context, call, fittedAs(text, rank.any, parentsOf(context, call), call))],
      },
    ];
  },
};
