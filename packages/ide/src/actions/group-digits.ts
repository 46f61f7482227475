/** `1000000` becomes `1_000_000`, and the other way round. */

import { around } from "../rewriting/selection.ts";
import { type Action, replace, textOfNode } from "./action.ts";

export const groupDigits: Action = {
  name: "group-digits",
  find(context) {
    const node = around(context, "NumberLiteral");
    if (node === undefined) return [];
    const text = textOfNode(context, node);
    const whole = /^\d[\d_]*/.exec(text)?.[0];
    if (whole === undefined || /^0[xbo]/.test(text)) return [];
    const isGrouped = whole.includes("_");
    const plain = whole.replaceAll("_", "");
    if (plain.length < 5) return [];
    return [
      {
        title: isGrouped ? "Write the digits together" : "Group the digits",
        kind: "refactor.rewrite",
        edits: [
          replace(
            context,
            { start: node.start, end: node.start + whole.length },
            isGrouped ? plain : plain.replace(/\B(?=(?:\d{3})+$)/g, "_"),
          ),
        ],
      },
    ];
  },
};
