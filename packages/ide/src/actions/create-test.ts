/** A test of a neuro, with holes for what is to be expected. */

import { isBuiltin, isEquatable, valueOf } from "../rewriting/type-text.ts";
import { behindItem } from "../rewriting/item-places.ts";
import { around, isOn } from "../rewriting/selection.ts";
import { type Action, insert } from "./action.ts";

export const createTest: Action = {
  name: "create-test",
  find(context) {
    const node = around(context, "Neuro");
    if (node === undefined || !isOn(context, node.name.start, node.name.end)) return [];
    const definition = context.module.definitions.get(node.name.text);
    if (definition?.kind !== "neuro" || definition.name === "main") return [];
    // What stands for a type parameter, or changes what it is given, needs more than a hole.
    if (definition.typeParameters.length > 0 || definition.parameters.some((each) => each.var))
      return [];
    const given = definition.parameters.filter(({ hasDefault }) => !hasDefault);
    const call = `${definition.name}(${given.map(({ type }) => valueOf(type)).join(", ")})`;
    const statement = isBuiltin(definition.result, "Unit")
      ? call
      : !isEquatable(context.snapshot, definition.result)
        ? `_ = ${call}`
        : `expect ${call} == ?`;
    return [
      {
        title: `Create a test of \`${definition.name}\``,
        kind: "refactor.rewrite",
        edits: [
          insert(
            context,
            behindItem(context, node),
            `\n\ntest "${definition.name}" {\n  ${statement}\n}`,
          ),
        ],
      },
    ];
  },
};
