/** A variable that nothing reads goes, with its value if that does nothing; otherwise its value stays. */

import { wholeLine } from "../rewriting/item-places.ts";
import { problemAt } from "../rewriting/problems.ts";
import { isPure } from "../rewriting/purity.ts";
import { around } from "../rewriting/selection.ts";
import { type Action, replace } from "./action.ts";

export const removeUnused: Action = {
  name: "remove-unused",
  find(context) {
    const problem = problemAt(context, "unused-variable");
    const statement = around(context, "LetStatement");
    if (problem === undefined || statement?.pattern.kind !== "BindingPattern") return [];
    const { pattern, value } = statement;
    if (pattern.start !== problem.span.start) return [];
    const { snapshot, module } = context;
    const isSilent = isPure(snapshot, module, value);
    return [
      {
        title: `Remove \`${pattern.name.text}\``,
        kind: "quickfix",
        mends: problem,
        edits: isSilent
          ? [replace(context, wholeLine(context, statement), "")]
          : [
              replace(
                context,
                { start: statement.start, end: statement.type?.end ?? pattern.end },
                "_",
              ),
            ],
      },
    ];
  },
};
