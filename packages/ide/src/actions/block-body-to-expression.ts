/** A block of one expression becomes that: of a neuro, of a lambda, of an arm. */

import type * as tree from "@neuro-lang/parser";
import { onlyExpression } from "../rewriting/branches.ts";
import { around, isOn } from "../rewriting/selection.ts";
import { type Action, type ActionContext, hasComment, replace, textOfNode } from "./action.ts";

export const blockBodyToExpression: Action = {
  name: "block-body-to-expression",
  find(context) {
    const found = inner(context) ?? neuroBody(context);
    if (found === undefined) return [];
    const { block, sign } = found;
    const only = onlyExpression(block);
    const value = only?.kind === "Return" && sign === "= " ? only.value : only;
    if (value === undefined || value.kind === "ErrorExpression") return [];
    const isAround = { start: block.start, end: value.start };
    if (hasComment(context, isAround) || hasComment(context, { ...block, start: value.end }))
      return [];
    const text = textOfNode(context, value);
    return [
      {
        title: "Make the body an expression",
        kind: "refactor.rewrite",
        edits: [
          replace(
            context,
            block,
            sign + (sign === "" && text.startsWith("{") ? `(${text})` : text),
          ),
        ],
      },
    ];
  },
};

interface Found {
  readonly block: tree.Block;
  /** What stands before the expression. */
  readonly sign: string;
}

function inner(context: ActionContext): Found | undefined {
  const node = context.nodes.findLast(({ kind }) => kind === "Lambda" || kind === "Arm");
  if ((node?.kind !== "Lambda" && node?.kind !== "Arm") || node.body.kind !== "Block")
    return undefined;
  return isOn(context, node.start, node.body.start + 1)
    ? { block: node.body, sign: "" }
    : undefined;
}

function neuroBody(context: ActionContext): Found | undefined {
  const node = around(context, "Neuro");
  if (node?.body?.kind !== "Block") return undefined;
  const start = node.attributes.at(-1)?.end ?? node.start;
  return isOn(context, start, node.body.start + 1) ? { block: node.body, sign: "= " } : undefined;
}
