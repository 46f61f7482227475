/** A text full of `\\` becomes a raw one, and the other way round. */

import { around } from "../rewriting/selection.ts";
import { type Action, replace } from "./action.ts";

export const rawText: Action = {
  name: "raw-text",
  find(context) {
    const literal = around(context, "TextLiteral");
    if (literal === undefined || !context.module.facts.types.has(literal)) return [];
    const [part] = literal.parts;
    if (literal.parts.length !== 1 || part?.kind !== "TextPart") return [];
    const { value } = part;
    // A raw text cannot hold its quote, and what has no face should keep its escape.
    const isPlain = literal.form === "plain" && /[\\{]/.test(value) && !/["\p{C}]/u.test(value);
    if (!isPlain && literal.form !== "raw") return [];
    return [
      {
        title: isPlain ? "Write it as a raw text" : "Write it with escapes",
        kind: "refactor.rewrite",
        edits: [
          replace(
            context,
            literal,
            isPlain ? `r"${value}"` : `"${value.replace(/["\\{]/g, "\\$&")}"`,
          ),
        ],
      },
    ];
  },
};
