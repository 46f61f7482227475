/** A neuro that gives a value says so in its signature. */

import type * as tree from "@neuro-lang/parser";
import { walk } from "../nodes.ts";
import { behindParameters } from "../rewriting/item-places.ts";
import { problemAt } from "../rewriting/problems.ts";
import { around } from "../rewriting/selection.ts";
import { isBuiltin, resultText } from "../rewriting/type-text.ts";
import { type Action, type ActionContext, insert } from "./action.ts";

export const writeResultType: Action = {
  name: "write-result-type",
  find(context) {
    const problem = problemAt(context, "type-mismatch", "unused-result");
    const node = around(context, "Neuro");
    const given = node && valueOfBody(node);
    if (problem === undefined || given === undefined || node!.signature.result !== undefined)
      return [];
    const { start, end } = problem.span;
    if (given.start !== start || given.end !== end || node!.name.text === "main") return [];
    const text = shown(context, given);
    if (text === undefined) return [];
    return [
      {
        title: `Write \`-> ${text}\``,
        kind: "quickfix",
        mends: problem,
        edits: [insert(context, behindParameters(context, node!), ` -> ${text}`)],
      },
    ];
  },
};

/** What a `return` gives, or the end of the body. */
function valueOfBody({ body }: tree.Neuro): tree.Expression | undefined {
  if (body?.kind !== "Block") return body;
  let returned: tree.Expression | undefined;
  walk(body, (node, parents) => {
    if (node.kind !== "Return" || parents.some(({ kind }) => kind === "Lambda")) return;
    returned ??= node.value;
  });
  const last = body.statements.at(-1);
  return returned ?? (last?.kind === "ExpressionStatement" ? last.expression : undefined);
}

function shown({ snapshot, module }: ActionContext, given: tree.Expression): string | undefined {
  const type = module.facts.types.get(given);
  if (type === undefined || isBuiltin(type, "Unit")) return undefined;
  return resultText(snapshot, module, type);
}
