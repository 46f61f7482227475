/** A variable gives way to what it stands for. */

import { freeVariables, usesOf } from "../rewriting/bindings.ts";
import { wholeLine } from "../rewriting/item-places.ts";
import { isPure, readsChanging } from "../rewriting/purity.ts";
import { fitted } from "../rewriting/ranks.ts";
import { isSelfTyped } from "../rewriting/self-typed.ts";
import { around, isOn } from "../rewriting/selection.ts";
import { type Action, insert, replace, textOfNode } from "./action.ts";

export const inlineVariable: Action = {
  name: "inline-variable",
  find(context) {
    const statement = around(context, "LetStatement");
    const item = context.nodes[1];
    if (statement?.pattern.kind !== "BindingPattern" || item === undefined) return [];
    const { pattern, value, type } = statement;
    if (!isOn(context, statement.start, pattern.end) || type !== undefined) return [];
    const { snapshot, module } = context;
    const binding = module.facts.bindings.get(pattern.name);
    if (binding === undefined || !isSelfTyped(module, value)) return [];
    // Where it is used, it must still be what it is here.
    if (!isPure(snapshot, module, value) || readsChanging(module, value)) return [];
    const uses = usesOf(module, item, binding);
    const isNarrowed = freeVariables(module, [value]).some(
      (each) => each.type !== each.binding.type,
    );
    if (uses.length === 0 || isNarrowed) return [];
    const text = textOfNode(context, value);
    return [
      {
        title: `Inline \`${binding.name}\``,
        kind: "refactor.inline",
        edits: [
          replace(context, wholeLine(context, statement), ""),
          ...uses.map(({ node, parents }) =>
            node.kind === "RecordField"
              ? insert(context, node.end, `: ${text}`)
              : replace(context, node, fitted(text, value, parents, node)),
          ),
        ],
      },
    ];
  },
};
