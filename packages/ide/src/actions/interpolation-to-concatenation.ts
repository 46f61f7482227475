/** `"hello {name}"` becomes `"hello " + name`. */

import type * as tree from "@neuro-lang/parser";
import { fittedAs, operand, rankWanted } from "../rewriting/ranks.ts";
import { isBuiltin } from "../rewriting/type-text.ts";
import { around, parentsOf } from "../rewriting/selection.ts";
import { type Action, hasComment, replace, textOfNode } from "./action.ts";

const sum = { kind: "Binary", operator: "+" } as tree.Binary;

export const interpolationToConcatenation: Action = {
  name: "interpolation-to-concatenation",
  find(context) {
    const literal = around(context, "TextLiteral");
    if (literal?.form !== "plain" || !context.module.facts.types.has(literal)) return [];
    const { parts } = literal;
    if (parts.length < 2 || hasComment(context, literal)) return [];
    if (
      !parts.some(
        (part) =>
          part.kind !== "TextPart" && isBuiltin(context.module.facts.types.get(part), "Text"),
      )
    )
      return [];
    const written = parts.map((part) => {
      const text = textOfNode(context, part);
      if (part.kind === "TextPart") return `"${text}"`;
      return isBuiltin(context.module.facts.types.get(part), "Text")
        ? operand(text, part, rankWanted(sum, part))
        : `"{${text}}"`;
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
