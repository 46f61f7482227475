/** Every way in which a call may fail gets an arm. */

import { casesOf, failingCall, failuresOf } from "../rewriting/failing.ts";
import { fittedAs, rank } from "../rewriting/ranks.ts";
import { parentsOf } from "../rewriting/selection.ts";
import { valueOf } from "../rewriting/type-text.ts";
import { type Action, braced, replace, textOfNode } from "./action.ts";

export const catchWithArms: Action = {
  name: "catch-with-arms",
  find(context) {
    const call = failingCall(context);
    const types = call && failuresOf(context, call);
    const cases = types && casesOf(context, types);
    if (call === undefined || cases === undefined || cases.length === 0) return [];
    const value = valueOf(context.module.facts.types.get(call));
    const arms = cases.map((name) => `${name} => ${value}`);
    const text = `${textOfNode(context, call)} catch ${braced(context, call, arms)}`;
    return [
      {
        title: "Catch its failures one by one",
        kind: "refactor.rewrite",
        edits: [replace(context, call, fittedAs(text, rank.any, parentsOf(context, call), call))],
      },
    ];
  },
};
