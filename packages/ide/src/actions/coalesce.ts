/** `if x != none { x } else { y }`, and a `match` that says the same, becomes `x ?? y`. */

import type * as tree from "@neuro-lang/parser";
import { onlyExpression } from "../rewriting/branches.ts";
import { isSimple } from "../rewriting/purity.ts";
import { fittedAs, operand } from "../rewriting/ranks.ts";
import { isOn, parentsOf } from "../rewriting/selection.ts";
import { type Action, type ActionContext, hasComment, replace, textOfNode } from "./action.ts";

/** How tightly `??` binds. */
const own = 7;

export const coalesce: Action = {
  name: "coalesce",
  find(context) {
    const node = context.nodes.findLast(({ kind }) => kind === "If" || kind === "Match");
    if (node?.kind !== "If" && node?.kind !== "Match") return [];
    const head = node.kind === "If" ? node.condition : node.subject;
    const found = node.kind === "If" ? ofIf(context, node) : ofMatch(node);
    if (found === undefined || !isOn(context, node.start, head.end)) return [];
    const { value, otherwise } = found;
    if (hasComment(context, node) || !isSimple(value)) return [];
    const isJump = ["Return", "Fail", "Break", "Continue"].includes(otherwise.kind);
    const right = textOfNode(context, otherwise);
    const text = `${textOfNode(context, value)} ?? ${isJump ? right : operand(right, otherwise, own)}`;
    return [
      {
        title: "Write it with `??`",
        kind: "refactor.rewrite",
        edits: [replace(context, node, fittedAs(text, own, parentsOf(context, node), node))],
      },
    ];
  },
};

interface Found {
  readonly value: tree.Expression;
  readonly otherwise: tree.Expression;
}

function ofIf(
  context: ActionContext,
  { condition, then, else: other }: tree.If,
): Found | undefined {
  if (condition.kind !== "Binary" || condition.right.kind !== "NoneLiteral") return undefined;
  if (other?.kind !== "Block") return undefined;
  const { operator, left: value } = condition;
  const [there, otherwise] = (operator === "!=" ? [then, other] : [other, then]).map(
    onlyExpression,
  );
  if ((operator !== "!=" && operator !== "==") || otherwise === undefined) return undefined;
  return isSame(context, there, value) ? { value, otherwise } : undefined;
}

function isSame(
  context: ActionContext,
  a: tree.Expression | undefined,
  b: tree.Expression,
): boolean {
  return a !== undefined && textOfNode(context, a) === textOfNode(context, b);
}

function ofMatch({ subject, arms }: tree.Match): Found | undefined {
  const [none, there] = arms;
  if (arms.length !== 2 || none?.guard !== undefined || there?.guard !== undefined)
    return undefined;
  if (none?.pattern.kind !== "LiteralPattern" || none.pattern.value.kind !== "NoneLiteral")
    return undefined;
  const [otherwise, given] = [none.body, there!.body].map((body) =>
    body.kind === "Block" ? onlyExpression(body) : body,
  );
  if (otherwise === undefined || otherwise.kind === "AssignStatement") return undefined;
  const name = there!.pattern.kind === "BindingPattern" ? there!.pattern.name.text : undefined;
  return given?.kind === "Identifier" && given.name === name
    ? { value: subject, otherwise }
    : undefined;
}
