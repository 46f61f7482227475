/** What may fail is attempted, and the `Result` taken apart. */

import { failingCall } from "../rewriting/failing.ts";
import { fittedAs, rank } from "../rewriting/ranks.ts";
import { parentsOf } from "../rewriting/selection.ts";
import { isBuiltin, valueOf } from "../rewriting/type-text.ts";
import { type Action, braced, replace, textOfNode } from "./action.ts";
import { freshName } from "./fresh-name.ts";

export const matchAttempt: Action = {
  name: "match-attempt",
  find(context) {
    const call = failingCall(context);
    const type = call && context.module.facts.types.get(call);
    if (call === undefined || type === undefined || isBuiltin(type, "Unit")) return [];
    const name = freshName(context, call, "value");
    const arms = [`Ok(${name}) => ${name}`, `Err(_) => ${valueOf(type)}`];
    const text = `match attempt ${textOfNode(context, call)} ${braced(context, call, arms)}`;
    return [
      {
        title: "Attempt it and `match` the result",
        kind: "refactor.rewrite",
        edits: [replace(context, call, fittedAs(text, rank.or, parentsOf(context, call), call))],
      },
    ];
  },
};
