/** `"hello {name}"` becomes `"hello " + name`. */

import type * as tree from "@neuro-lang/parser";
import { fittedAs, operand, rankWanted } from "../rewriting/ranks.ts";
import { around, parentsOf } from "../rewriting/selection.ts";
import { type Action, type ActionContext, hasComment, replace, textOfNode } from "./action.ts";

const sum = { kind: "Binary", operator: "+" } as tree.Binary;

export const interpolationToConcatenation: Action = {
  name: "interpolation-to-concatenation",
  find(context) {
    const literal = around(context, "TextLiteral");
    if (literal?.form !== "plain" || !context.module.facts.types.has(literal)) return [];
    const { parts } = literal;
    if (parts.length < 2 || hasComment(context, literal)) return [];
    if (!parts.some((part) => part.kind !== "TextPart" && isText(context, part))) return [];
    const written = parts.map((part) => {
      const text = textOfNode(context, part);
      if (part.kind === "TextPart") return `"${text}"`;
      return isText(context, part) ? operand(text, part, rankWanted(sum, part)) : `"{${text}}"`;
    });
    const text = written.join(" + ");
    if (text.includes("\n")) return [];
    return [
      {
        title: "Join the parts with `+`",
        kind: "refactor.rewrite",
        edits: [replace(context, literal, fittedAs(text, 8, parentsOf(context, literal), literal))],
      },
    ];
  },
};

function isText({ module }: ActionContext, expression: tree.Expression): boolean {
  const type = module.facts.types.get(expression);
  return type?.kind === "builtin" && type.name === "Text";
}
