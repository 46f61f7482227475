/** A written type that would be found without it. */

import { showType } from "@neuro-lang/checker";
import { isSelfTyped } from "../rewriting/self-typed.ts";
import { isOn } from "../rewriting/selection.ts";
import { type Action, replace } from "./action.ts";

export const removeAnnotation: Action = {
  name: "remove-annotation",
  find(context) {
    const node = context.nodes.findLast(
      ({ kind }) => kind === "LetStatement" || kind === "VarStatement" || kind === "ModuleLet",
    );
    const isLet =
      node?.kind === "LetStatement" || node?.kind === "VarStatement" || node?.kind === "ModuleLet";
    if (!isLet || node.type === undefined || !isOn(context, node.start, node.value.start))
      return [];
    const { facts } = context.module;
    const [written, found] = [facts.typeExpressions.get(node.type), facts.types.get(node.value)];
    if (written === undefined || found === undefined || showType(written) !== showType(found))
      return [];
    if (node.type.labels.length > 0 || !isSelfTyped(context, node.value)) return [];
    const name = node.kind === "LetStatement" ? node.pattern : node.name;
    return [
      {
        title: "Leave the type out",
        kind: "refactor.rewrite",
        edits: [replace(context, { start: name.end, end: node.type.end }, "")],
      },
    ];
  },
};
