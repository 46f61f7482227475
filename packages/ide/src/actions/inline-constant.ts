/** A `let` of the module gives way to what it stands for. */

import { keyOf } from "../referents.ts";
import { mentionsOf } from "../mentions.ts";
import { nodesAt } from "../nodes.ts";
import { isPure } from "../rewriting/purity.ts";
import { wholeLine } from "../rewriting/item-places.ts";
import { fitted } from "../rewriting/ranks.ts";
import { isSelfTyped } from "../rewriting/self-typed.ts";
import { around, isOn } from "../rewriting/selection.ts";
import { type Action, insert, replace, textOfNode } from "./action.ts";

export const inlineConstant: Action = {
  name: "inline-constant",
  find(context) {
    const item = around(context, "ModuleLet");
    if (item === undefined || item.exported || item.documentation !== undefined) return [];
    if (!isOn(context, item.start, item.name.end) || item.type !== undefined) return [];
    const { snapshot, module, path } = context;
    const { value, name } = item;
    if (!isSelfTyped(context, value) || !isPure(snapshot, module, value)) return [];
    const key = keyOf({ kind: "definition", id: `${path}#${name.text}` });
    const uses = mentionsOf(snapshot, path, key).filter(({ role }) => role !== "declaration");
    if (uses.length === 0) return [];
    const text = textOfNode(context, value);
    return [
      {
        title: `Inline \`${name.text}\``,
        kind: "refactor.inline",
        edits: [
          replace(context, wholeLine(context, item), ""),
          ...uses.map((use) => {
            const nodes = nodesAt(module.tree, use.start);
            const node = nodes.findLast(
              ({ kind }) => kind === "Identifier" || kind === "RecordField",
            )!;
            return node.kind === "RecordField"
              ? insert(context, use.end, `: ${text}`)
              : replace(
                  context,
                  use,
                  fitted(text, value, nodes.slice(0, nodes.indexOf(node)), node),
                );
          }),
        ],
      },
    ];
  },
};
