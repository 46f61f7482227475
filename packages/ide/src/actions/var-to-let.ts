/** A `var` that nothing changes is a `let`. */

import { changedVariables } from "../rewriting/bindings.ts";
import { takesVar } from "../rewriting/calls.ts";
import { around, isOn } from "../rewriting/selection.ts";
import { type Action, replace } from "./action.ts";

export const varToLet: Action = {
  name: "var-to-let",
  find(context) {
    const node = around(context, "VarStatement");
    if (node === undefined || !isOn(context, node.start, node.name.end)) return [];
    const { snapshot, module } = context;
    const binding = module.facts.bindings.get(node.name);
    const changed = changedVariables(module, [context.nodes[1]!], takesVar(snapshot, module));
    if (binding === undefined || changed.has(binding)) return [];
    return [
      {
        title: "Bind it with `let`: nothing changes it",
        kind: "refactor.rewrite",
        edits: [replace(context, { start: node.start, end: node.start + "var".length }, "let")],
      },
    ];
  },
};
