/** `= expression` of a neuro, or the expression of a lambda, becomes a block. */

import type { AnyNode } from "@neuro-lang/parser";
import type * as tree from "@neuro-lang/parser";
import { around, isOn } from "../rewriting/selection.ts";
import {
  type Action,
  type ActionContext,
  hasComment,
  braced,
  replace,
  textOfNode,
} from "./action.ts";

export const expressionBodyToBlock: Action = {
  name: "expression-body-to-block",
  find(context) {
    const found = lambdaBody(context) ?? neuroBody(context);
    if (found === undefined) return [];
    const { head, body } = found;
    if (hasComment(context, { start: head, end: body.start })) return [];
    const text = textOfNode(context, body);
    // At the start of a statement a brace begins a block.
    const statement = text.startsWith("{") ? `return ${text}` : text;
    return [
      {
        title: "Make the body a block",
        kind: "refactor.rewrite",
        edits: [
          replace(
            context,
            { start: head, end: body.end },
            ` ${braced(context, body, [statement])}`,
          ),
        ],
      },
    ];
  },
};

interface Found {
  /** Where the block is to begin. */
  readonly head: number;
  readonly body: AnyNode & tree.Expression;
}

function lambdaBody(context: ActionContext): Found | undefined {
  const node = around(context, "Lambda");
  if (node === undefined || node.body.kind === "Block") return undefined;
  const { start, body } = node;
  const arrow = context.source.text.lastIndexOf("=>", body.start) + "=>".length;
  return isOn(context, start, arrow) ? { head: arrow, body } : undefined;
}

function neuroBody(context: ActionContext): Found | undefined {
  const node = around(context, "Neuro");
  if (node?.body === undefined || node.body.kind === "Block") return undefined;
  const { body, signature } = node;
  const start = node.attributes.at(-1)?.end ?? node.start;
  return isOn(context, start, body.start) ? { head: signature.end, body } : undefined;
}
