/** A variable gives way to what it stands for. */

import { type Binding, type CheckedModule, showType } from "@neuro-lang/checker";
import { type Use, usesOf } from "../rewriting/bindings.ts";
import { isLabelled } from "../rewriting/labelled.ts";
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
    if (binding === undefined || !isSelfTyped(context, value)) return [];
    // Where it is used, it must still be what it is here.
    if (!isPure(snapshot, module, value) || readsChanging(module, value)) return [];
    const uses = usesOf(module, item, binding);
    const isKnownBetter = uses.some((use) => isNarrowed(module, binding, use));
    if (uses.length === 0 || isKnownBetter || isLabelled(context)) return [];
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

/** More is known of the variable there than of its value. */
function isNarrowed({ facts }: CheckedModule, { type }: Binding, { node, parents }: Use): boolean {
  const found = node.kind === "Identifier" ? facts.types.get(node) : undefined;
  const parent = parents.at(-1);
  const resolution = parent?.kind === "MemberAccess" ? facts.resolutions.get(parent) : undefined;
  const isVariant = resolution?.kind === "field" && resolution.owner === "variant";
  return isVariant || (found !== undefined && showType(found) !== showType(type));
}
