/** The selected expression, which depends on nothing around it, becomes a `let` of the module. */

import { freeVariables } from "../rewriting/bindings.ts";
import { beforeItem, itemAround } from "../rewriting/item-places.ts";
import { isLabelled } from "../rewriting/labelled.ts";
import { isPure } from "../rewriting/purity.ts";
import { selectedExpression } from "../rewriting/selection.ts";
import { parametersIn } from "../rewriting/type-text.ts";
import { type Action, insert, replace, textOfNode } from "./action.ts";
import { annotationFor } from "./extract-variable.ts";
import { freshTopLevelName, nameFor } from "./fresh-name.ts";

export const extractConstant: Action = {
  name: "extract-constant",
  find(context) {
    const expression = selectedExpression(context);
    const item = itemAround(context);
    if (expression === undefined || item === undefined || expression.kind === "Identifier")
      return [];
    if (expression.kind === "Lambda" || isLabelled(context)) return [];
    if (item.kind === "ModuleLet" && item.value === expression) return [];
    const { snapshot, module } = context;
    if (freeVariables(module, [expression]).length > 0) return [];
    if (!isPure(snapshot, module, expression)) return [];
    if (parametersIn(module.facts.types.get(expression)!).length > 0) return [];
    const annotation = annotationFor(context, expression);
    if (annotation === undefined) return [];
    const name = freshTopLevelName(context, nameFor(expression));
    const at = beforeItem(context, item);
    return [
      {
        title: "Extract a constant",
        kind: "refactor.extract",
        edits: [
          insert(context, at, `let ${name}${annotation} = ${textOfNode(context, expression)}\n\n`),
          replace(context, expression, name),
        ],
        rename: { file: context.path, offset: at + "let ".length },
      },
    ];
  },
};
