/** `"hello " + name` becomes `"hello {name}"`. */

import { isPlainText, joinedText } from "@neuro-lang/checker";
import { operandsOf, wholeChain } from "../rewriting/operands.ts";
import { isBuiltin } from "../rewriting/type-text.ts";
import { around } from "../rewriting/selection.ts";
import { type Action, hasComment, replace } from "./action.ts";

export const concatenationToInterpolation: Action = {
  name: "concatenation-to-interpolation",
  find(context) {
    const inner = around(context, "Binary");
    if (inner?.operator !== "+") return [];
    const node = wholeChain(context, inner);
    const operands = operandsOf(node, "+");
    const literals = operands.filter(isPlainText);
    if (literals.length === 0 || literals.length === operands.length) return [];
    if (
      hasComment(context, node) ||
      !operands.every((each) => isBuiltin(context.module.facts.types.get(each), "Text"))
    )
      return [];
    const newText = joinedText(context.source.text, operands);
    if (newText === undefined) return [];
    return [
      {
        title: "Write one text",
        kind: "refactor.rewrite",
        edits: [replace(context, node, newText)],
      },
    ];
  },
};
