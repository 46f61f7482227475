/** A lambda that needs nothing from around it becomes a neuro with a name. */

import { freeVariables } from "../rewriting/bindings.ts";
import { behindItem, itemAround } from "../rewriting/item-places.ts";
import { isLabelled } from "../rewriting/labelled.ts";
import { around, isOn } from "../rewriting/selection.ts";
import { isBuiltin, parametersIn, resultText, typeText } from "../rewriting/type-text.ts";
import { type Action, insert, replace, textOfNode } from "./action.ts";
import { freshTopLevelName, nameFor } from "./fresh-name.ts";

export const lambdaToNeuro: Action = {
  name: "lambda-to-neuro",
  find(context) {
    const node = around(context, "Lambda");
    const item = itemAround(context);
    if (node === undefined || item === undefined || isLabelled(context)) return [];
    if (!isOn(context, node.start, node.body.start)) return [];
    const { snapshot, module } = context;
    const type = module.facts.types.get(node);
    if (type?.kind !== "function" || parametersIn(type).length > 0) return [];
    if (type.parameters.length !== node.parameters.length) return [];
    if (freeVariables(module, [node]).length > 0) return [];
    const parameters = node.parameters.map(({ pattern }, index) => {
      const text = typeText(snapshot, module, type.parameters[index]!);
      return pattern.kind === "BindingPattern" && text !== undefined
        ? `${pattern.name.text}: ${text}`
        : undefined;
    });
    const result = resultText(snapshot, module, type.result);
    if (parameters.includes(undefined) || result === undefined || result === "Never") return [];
    const { body } = node;
    const wanted = body.kind === "Block" ? "step" : nameFor(body);
    const name = freshTopLevelName(context, wanted);
    const arrow = isBuiltin(type.result, "Unit") ? "" : ` -> ${result}`;
    const sign = body.kind === "Block" ? "" : "= ";
    const head = `neuro ${name}(${parameters.join(", ")})${arrow}`;
    return [
      {
        title: "Make it a neuro",
        kind: "refactor.extract",
        edits: [
          replace(context, node, name),
          insert(
            context,
            behindItem(context, item),
            `\n\n${head} ${sign}${textOfNode(context, body)}`,
          ),
        ],
        rename: { file: context.path, offset: node.start },
      },
    ];
  },
};
