/** `"hello " + name` becomes `"hello {name}"`. */

import type * as tree from "@neuro-lang/parser";
import { around, parentsOf } from "../rewriting/selection.ts";
import { type Action, type ActionContext, hasComment, replace, textOfNode } from "./action.ts";

export const concatenationToInterpolation: Action = {
  name: "concatenation-to-interpolation",
  find(context) {
    const inner = around(context, "Binary");
    if (inner?.operator !== "+") return [];
    const node = wholeOf(context, inner);
    const operands = operandsOf(node);
    const literals = operands.filter(isPlain);
    if (literals.length === 0 || literals.length === operands.length) return [];
    if (hasComment(context, node) || !operands.every((each) => isText(context, each))) return [];
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

function wholeOf(context: ActionContext, inner: tree.Binary): tree.Binary {
  const parent = parentsOf(context, inner).at(-1);
  return parent?.kind === "Binary" && parent.operator === "+" ? wholeOf(context, parent) : inner;
}

function operandsOf(expression: tree.Expression): readonly tree.Expression[] {
  return expression.kind === "Binary" && expression.operator === "+"
    ? [...operandsOf(expression.left), ...operandsOf(expression.right)]
    : [expression];
}

function isPlain(expression: tree.Expression): expression is tree.TextLiteral {
  return expression.kind === "TextLiteral" && expression.form === "plain";
}

function isText({ module }: ActionContext, expression: tree.Expression): boolean {
  const type = module.facts.types.get(expression);
  return type?.kind === "builtin" && type.name === "Text";
}

function bare(expression: tree.Expression): tree.Expression {
  return expression.kind === "Parenthesized" ? bare(expression.expression) : expression;
}
