/** A variable that is read and not there yet: declared before the statement, with a hole for its value. */

import { problemAt } from "../rewriting/problems.ts";
import { around, parentsOf } from "../rewriting/selection.ts";
import { type Action, indentationAt, insert } from "./action.ts";

export const createVariable: Action = {
  name: "create-variable",
  find(context) {
    const problem = problemAt(context, "unknown-name");
    const name = around(context, "Identifier");
    if (problem === undefined || name === undefined || problem.span.start !== name.start) return [];
    const parents = parentsOf(context, name);
    const parent = parents.at(-1);
    const block = parents.findLastIndex(({ kind }) => kind === "Block");
    const statement = parents[block + 1];
    const isCalled = parent?.kind === "Call" && parent.callee === name;
    if (block === -1 || statement === undefined || isCalled) return [];
    const at = statement.start;
    return [
      {
        title: `Create the variable \`${name.name}\``,
        kind: "quickfix",
        mends: problem,
        edits: [insert(context, at, `let ${name.name} = ?\n${indentationAt(context, at)}`)],
      },
    ];
  },
};
