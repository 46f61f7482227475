/** `"hello " + name` becomes `"hello {name}"`. */

import type * as tree from "@neuro-lang/parser";
import { operandsOf, wholeChain } from "../rewriting/operands.ts";
import { isBuiltin } from "../rewriting/type-text.ts";
import { around } from "../rewriting/selection.ts";
import { type Action, hasComment, replace, textOfNode } from "./action.ts";

export const concatenationToInterpolation: Action = {
  name: "concatenation-to-interpolation",
  find(context) {
    const inner = around(context, "Binary");
    if (inner?.operator !== "+") return [];
    const node = wholeChain(context, inner);
    const operands = operandsOf(node, "+");
    const literals = operands.filter(isPlain);
    if (literals.length === 0 || literals.length === operands.length) return [];
    if (
      hasComment(context, node) ||
      !operands.every((each) => isBuiltin(context.module.facts.types.get(each), "Text"))
    )
      return [];
    const parts = operands.map((each) =>
      isPlain(each)
        ? context.source.text.slice(each.start + 1, each.end - 1)
        : `{${textOfNode(context, bare(each))}}`,
    );
    const text = parts.join("");
    if (text.includes("\n")) return [];
    return [
      {
        title: "Write one text",
        kind: "refactor.rewrite",
        edits: [replace(context, node, `"${text}"`)],
      },
    ];
  },
};

function isPlain(expression: tree.Expression): expression is tree.TextLiteral {
  return expression.kind === "TextLiteral" && expression.form === "plain";
}

function bare(expression: tree.Expression): tree.Expression {
  return expression.kind === "Parenthesized" ? bare(expression.expression) : expression;
}
