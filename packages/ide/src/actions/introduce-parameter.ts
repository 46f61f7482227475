/** The selected value becomes a parameter, with the value as its default: who calls the neuro need not know. */

import { keyOf } from "../referents.ts";
import { mentionsOf } from "../mentions.ts";
import { nodesAt } from "../nodes.ts";
import { freeVariables } from "../rewriting/bindings.ts";
import { behindParameters } from "../rewriting/item-places.ts";
import { isLabelled } from "../rewriting/labelled.ts";
import { isPure } from "../rewriting/purity.ts";
import { around, isOn, selectedExpression } from "../rewriting/selection.ts";
import { typeText } from "../rewriting/type-text.ts";
import { type Action, type ActionContext, insert, replace, textOfNode } from "./action.ts";
import { freshName, nameFor } from "./fresh-name.ts";

export const introduceParameter: Action = {
  name: "introduce-parameter",
  find(context) {
    const expression = selectedExpression(context);
    const neuro = around(context, "Neuro");
    if (expression === undefined || neuro?.body === undefined || isLabelled(context)) return [];
    if (!isOn(context, neuro.body.start, neuro.body.end) || neuro.name.text === "main") return [];
    const { snapshot, module, path } = context;
    const type = typeText(snapshot, module, module.facts.types.get(expression)!);
    if (type === undefined || freeVariables(module, [expression]).length > 0) return [];
    if (!isPure(snapshot, module, expression) || isValue(context, `${path}#${neuro.name.text}`))
      return [];
    const name = freshName(context, expression, nameFor(expression));
    const last = neuro.signature.parameters.at(-1);
    const at = last?.end ?? behindParameters(context, neuro) - 1;
    const lead = last === undefined ? "" : ", ";
    return [
      {
        title: "Make it a parameter",
        kind: "refactor.extract",
        edits: [
          insert(context, at, `${lead}${name}: ${type} = ${textOfNode(context, expression)}`),
          replace(context, expression, name),
        ],
        rename: { file: path, offset: at + lead.length },
      },
    ];
  },
};

/** Handed on as it is somewhere: as a value, a neuro takes all that it has parameters for. */
function isValue({ snapshot }: ActionContext, id: string): boolean {
  const key = keyOf({ kind: "definition", id });
  return snapshot.program.modules.entries().some(
    ([path, { tree: root }]) =>
      snapshot.isOwn(path) &&
      mentionsOf(snapshot, path, key).some(({ start, role }) => {
        if (role !== "read") return false;
        const nodes = nodesAt(root, start);
        const call = nodes.findLast(({ kind }) => kind === "Call");
        return call?.kind !== "Call" || call.callee.end < start;
      }),
  );
}
