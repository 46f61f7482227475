/** The type that was found for a variable is written. */

import { typeText } from "../rewriting/type-text.ts";
import { isLabelled } from "../rewriting/labelled.ts";
import { isOn } from "../rewriting/selection.ts";
import { type Action, type ActionContext, insert } from "./action.ts";

export const annotateBinding: Action = {
  name: "annotate-binding",
  find(context) {
    const found = unannotated(context);
    // A type that is written says all: of what has a label, that too.
    if (found === undefined || isLabelled(context)) return [];
    const { snapshot, module } = context;
    const text = found.type && typeText(snapshot, module, found.type);
    if (text === undefined || text.includes("Never")) return [];
    return [
      {
        title: `Write its type: \`${text}\``,
        kind: "refactor.rewrite",
        edits: [insert(context, found.name.end, `: ${text}`)],
      },
    ];
  },
};

function unannotated(context: ActionContext) {
  const { module, nodes } = context;
  const node = nodes.findLast(({ kind }) => /^(?:Let|Var)Statement$|^ModuleLet$/.test(kind));
  const isLet =
    node?.kind === "LetStatement" || node?.kind === "VarStatement" || node?.kind === "ModuleLet";
  if (!isLet || node.type !== undefined || !isOn(context, node.start, node.value.start))
    return undefined;
  if (node.kind === "ModuleLet") {
    const definition = module.definitions.get(node.name.text);
    return definition?.kind === "let" ? { name: node.name, type: definition.type } : undefined;
  }
  const name =
    node.kind === "VarStatement"
      ? node.name
      : node.pattern.kind === "BindingPattern"
        ? node.pattern.name
        : undefined;
  return name && { name, type: module.facts.bindings.get(name)?.type };
}
