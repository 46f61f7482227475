/** `return if c { a } else { b }` becomes `if c { return a } else { return b }`; so do assignments, and those of a `match`. */

import type * as tree from "@neuro-lang/parser";
import { endsOf } from "../rewriting/branches.ts";
import { isSimple } from "../rewriting/purity.ts";
import { around, isOn, parentsOf } from "../rewriting/selection.ts";
import { type Action, type ActionContext, insert, replace, textOfNode } from "./action.ts";

export const pushIntoBranches: Action = {
  name: "push-into-branches",
  find(context) {
    const found = ofReturn(context) ?? ofAssignment(context);
    if (found === undefined) return [];
    const { start, value, lead } = found;
    const ends = endsOf(value);
    if (ends === undefined || !ends.every((end) => isValue(context, end))) return [];
    return [
      {
        title: `Write \`${lead.trim()}\` in each branch`,
        kind: "refactor.rewrite",
        edits: [
          replace(context, { start, end: value.start }, ""),
          ...ends.map((end) => insert(context, end.start, lead)),
        ],
      },
    ];
  },
};

interface Found {
  readonly start: number;
  readonly value: tree.Expression;
  readonly lead: string;
}

function ofReturn(context: ActionContext): Found | undefined {
  const node = around(context, "Return");
  if (node?.value === undefined || !isOn(context, node.start, node.value.start)) return undefined;
  if (parentsOf(context, node).at(-1)?.kind !== "ExpressionStatement") return undefined;
  return { start: node.start, value: node.value, lead: "return " };
}

function ofAssignment(context: ActionContext): Found | undefined {
  const node = around(context, "AssignStatement");
  if (node === undefined || !isOn(context, node.start, node.value.start)) return undefined;
  if (!isSimple(node.target) || parentsOf(context, node).at(-1)?.kind !== "Block") return undefined;
  const lead = `${textOfNode(context, node.target)} ${node.operator} `;
  return { start: node.start, value: node.value, lead };
}

/** A branch that leaves gives nothing to return. */
function isValue({ module }: ActionContext, end: tree.Expression | tree.AssignStatement): boolean {
  if (end.kind === "AssignStatement") return false;
  const type = module.facts.types.get(end);
  return type !== undefined && !(type.kind === "builtin" && type.name === "Never");
}
