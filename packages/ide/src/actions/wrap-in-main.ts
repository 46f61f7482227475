/** Statements that stand beside the declarations go into the neuro that a program begins with. */

import type * as tree from "@neuro-lang/parser";
import { problemAt } from "../rewriting/problems.ts";
import { type Action, type ActionContext, insert, replace } from "./action.ts";

export const wrapInMain: Action = {
  name: "wrap-in-main",
  find(context) {
    const problem = problemAt(context, "statement-outside");
    const outside = problem && statementsAt(context, problem.span.start);
    if (outside === undefined) return [];
    const statements = context.source.text.slice(outside.start, outside.end);
    // What stands between the quotes of a text over several lines would be moved with it.
    if (statements.includes('"""')) return [];
    const body = statements.replaceAll(/\n(?=[^\n])/g, "\n  ");
    const main = context.module.tree.items.find(isMain);
    const block = main?.body;
    if (main !== undefined && block?.kind !== "Block") return [];
    const edits =
      block?.kind !== "Block"
        ? [replace(context, outside, `neuro main() {\n  ${body}\n}`)]
        : [
            replace(context, withBlankLines(context, outside), ""),
            insert(context, endOfStatements(context, block), `\n  ${body}`),
          ];
    return [
      { title: "Put it into `main`", kind: "quickfix", mends: problem!, preferred: true, edits },
    ];
  },
};

/** The run of statements in which the problem is. */
function statementsAt(
  { module, source }: ActionContext,
  at: number,
): { readonly start: number; readonly end: number } | undefined {
  const { items } = module.tree;
  const isOutside = ({ kind }: tree.Item): boolean => kind === "ErrorItem";
  const first = items.findIndex((item) => isOutside(item) && item.start <= at && at < item.end);
  if (first === -1) return undefined;
  const behind = items.findIndex((item, index) => index > first && !isOutside(item));
  const last = items.at(behind === -1 ? -1 : behind - 1)!;
  return { start: at, end: at + source.text.slice(at, last.end).trimEnd().length };
}

function isMain(item: tree.Item): item is tree.Neuro {
  return item.kind === "Neuro" && item.name.text === "main";
}

/** With the empty lines above, if nothing follows; else with the end of its line. */
function withBlankLines(
  { source: { text } }: ActionContext,
  { start, end }: { readonly start: number; readonly end: number },
): { readonly start: number; readonly end: number } {
  return text.slice(end).trim() === ""
    ? { start: text.slice(0, start).trimEnd().length, end }
    : { start, end: end + 1 };
}

/** Behind all that stands in a block, comments included. */
function endOfStatements({ source: { text } }: ActionContext, { start, end }: tree.Block): number {
  return start + text.slice(start, end - 1).trimEnd().length;
}
