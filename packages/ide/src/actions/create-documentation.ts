/** Documentation of a declaration, with an example that the tests run. */

import { beforeItem, itemAround } from "../rewriting/item-places.ts";
import { isBuiltin, isEquatable, valueOf } from "../rewriting/type-text.ts";
import { isOn } from "../rewriting/selection.ts";
import { type Action, type ActionContext, insert } from "./action.ts";

export const createDocumentation: Action = {
  name: "create-documentation",
  find(context) {
    const item = itemAround(context);
    if (item === undefined || !("name" in item) || item.kind === "Test") return [];
    const { name, documentation } = item;
    if (documentation !== undefined || !isOn(context, name.start, name.end)) return [];
    const lines = ["What it is for.", ...example(context, name.text)];
    return [
      {
        title: "Write its documentation",
        kind: "refactor.rewrite",
        edits: [
          insert(
            context,
            beforeItem(context, item),
            lines.map((line) => `${`/// ${line}`.trimEnd()}\n`).join(""),
          ),
        ],
      },
    ];
  },
};

function example({ snapshot, module }: ActionContext, name: string): readonly string[] {
  const definition = module.definitions.get(name);
  if (definition?.kind !== "neuro" || definition.name === "main") return [];
  const { parameters, result, typeParameters } = definition;
  if (typeParameters.length > 0 || parameters.some((each) => each.var)) return [];
  const given = parameters.filter(({ hasDefault }) => !hasDefault).map(({ type }) => valueOf(type));
  const call = `${name}(${given.join(", ")})`;
  return [
    "```neuro",
    isBuiltin(result, "Unit")
      ? call
      : !isEquatable(snapshot, result)
        ? `_ = ${call}`
        : `expect ${call} == ?`,
    "```",
  ];
}
