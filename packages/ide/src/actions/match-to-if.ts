/** A `match` whose last arm takes the rest becomes a chain of `if`s. */

import type * as tree from "@neuro-lang/parser";
import { isSimple } from "../rewriting/purity.ts";
import { operand, rank } from "../rewriting/ranks.ts";
import { around, isOn } from "../rewriting/selection.ts";
import { type Action, type ActionContext, hasComment, replace, textOfNode } from "./action.ts";

export const matchToIf: Action = {
  name: "match-to-if",
  find(context) {
    const node = around(context, "Match");
    if (node === undefined || !isOn(context, node.start, node.subject.end)) return [];
    const { subject, arms } = node;
    const last = arms.at(-1);
    if (arms.length < 2 || !isSimple(subject) || subject.kind === "TextLiteral") return [];
    if (last?.pattern.kind !== "WildcardPattern" || last.guard !== undefined) return [];
    const conditions = arms.slice(0, -1).map((arm) => conditionOf(context, subject, arm));
    if (conditions.includes(undefined) || hasCommentBetween(context, node)) return [];
    const links = conditions.map(
      (condition, index) => `if ${condition} ${bodyOf(context, arms[index]!)}`,
    );
    const rest = bodyOf(context, last);
    return [
      {
        title: "Write it as `if` and `else`",
        kind: "refactor.rewrite",
        edits: [
          replace(
            context,
            node,
            links.join(" else ") + (/^\{\s*\}$/.test(rest) ? "" : ` else ${rest}`),
          ),
        ],
      },
    ];
  },
};

/** Comments in the blocks of arms are kept, others would be lost. */
function hasCommentBetween(context: ActionContext, { start, end, arms }: tree.Match): boolean {
  let at = start;
  return [...arms.map(({ body }) => body), { start: end, end }].some((body) => {
    const lost = hasComment(context, { start: at, end: body.start });
    at = body.end;
    return lost;
  });
}

function conditionOf(
  context: ActionContext,
  subject: tree.Expression,
  { pattern, guard }: tree.Arm,
): string | undefined {
  const value = textOfNode(context, subject);
  const written = textOfNode(context, pattern);
  const test =
    pattern.kind === "LiteralPattern"
      ? literalTest(value, written, pattern)
      : pattern.kind === "BindingPattern" || pattern.kind === "WildcardPattern"
        ? undefined
        : `${value} is ${written}`;
  if (test === undefined || guard === undefined) return test;
  return `${test} and ${operand(textOfNode(context, guard), guard, rank.not)}`;
}

function literalTest(
  value: string,
  written: string,
  { value: literal }: tree.LiteralPattern,
): string {
  if (literal.kind !== "BooleanLiteral") return `${value} == ${written}`;
  return literal.value ? value : `not ${value}`;
}

function bodyOf(context: ActionContext, { body }: tree.Arm): string {
  const text = textOfNode(context, body);
  return body.kind === "Block" ? text : `{ ${text} }`;
}
