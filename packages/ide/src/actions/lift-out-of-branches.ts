/** `if c { return a } else { return b }` becomes `return if c { a } else { b }`; so do assignments, and those in a `match`. */

import type * as tree from "@neuro-lang/parser";
import { endsOf } from "../rewriting/branches.ts";
import { isSimple } from "../rewriting/purity.ts";
import { isOn, parentsOf } from "../rewriting/selection.ts";
import { type Action, type ActionContext, insert, replace, textOfNode } from "./action.ts";

export const liftOutOfBranches: Action = {
  name: "lift-out-of-branches",
  find(context) {
    const node = context.nodes.find(
      (each) =>
        (each.kind === "If" && isOn(context, each.start, each.condition.end)) ||
        (each.kind === "Match" && isOn(context, each.start, each.subject.end)),
    ) as tree.If | tree.Match | undefined;
    if (node === undefined || parentsOf(context, node).at(-1)?.kind !== "ExpressionStatement")
      return [];
    const parts = endsOf(node)?.map((end) => {
      if (end.kind === "Return")
        return end.value && { lead: "return ", at: end.start, value: end.value };
      return end.kind === "AssignStatement" ? assigned(context, end) : undefined;
    });
    const [first] = parts ?? [];
    if (first === undefined || !parts!.every((part) => part?.lead === first.lead)) return [];
    return [
      {
        title: `Write \`${first.lead.trim()}\` once before the \`${node.kind === "If" ? "if" : "match"}\``,
        kind: "refactor.rewrite",
        edits: [
          insert(context, node.start, first.lead),
          ...parts!.map((part) =>
            replace(context, { start: part!.at, end: part!.value.start }, ""),
          ),
        ],
      },
    ];
  },
};

function assigned(
  context: ActionContext,
  { start, target, operator, value }: tree.AssignStatement,
) {
  if (!isSimple(target)) return undefined;
  return { lead: `${textOfNode(context, target)} ${operator} `, at: start, value };
}
