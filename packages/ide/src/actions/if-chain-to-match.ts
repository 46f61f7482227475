/** `if x is A { … } else if x is B { … } else { … }` becomes a `match`; so does a chain of `x == 1`. */

import type * as tree from "@neuro-lang/parser";
import { onlyExpression } from "../rewriting/branches.ts";
import { isSimple } from "../rewriting/purity.ts";
import { isOn } from "../rewriting/selection.ts";
import {
  type Action,
  type ActionContext,
  braced,
  hasComment,
  replace,
  textOfNode,
} from "./action.ts";

export const ifChainToMatch: Action = {
  name: "if-chain-to-match",
  find(context) {
    const node = context.nodes.find(
      (each): each is typeof each & tree.If =>
        each.kind === "If" && isOn(context, each.start, each.condition.end),
    );
    if (node === undefined) return [];
    const links = linksOf(node);
    const tests = links.map(({ condition }) => testOf(context, condition));
    const [first] = tests;
    if (first === undefined || !tests.every((test) => test?.subject === first.subject)) return [];
    const last = links.at(-1)!.else;
    if (links.length === 1 && last === undefined) return [];
    if (hasComment(context, { start: node.start, end: node.then.start })) return [];
    const arms = links.map(
      ({ then }, index) => `${tests[index]!.pattern} => ${bodyOf(context, then)}`,
    );
    arms.push(`_ => ${last === undefined ? "{}" : bodyOf(context, last as tree.Block)}`);
    return [
      {
        title: "Write it as a `match`",
        kind: "refactor.rewrite",
        edits: [replace(context, node, `match ${first.subject} ${braced(context, node, arms)}`)],
      },
    ];
  },
};

/** Each `if` of a chain. */
function linksOf(node: tree.If): readonly tree.If[] {
  return node.else?.kind === "If" ? [node, ...linksOf(node.else)] : [node];
}

interface Test {
  readonly subject: string;
  /** With its guard. */
  readonly pattern: string;
}

function testOf(context: ActionContext, condition: tree.Expression): Test | undefined {
  if (condition.kind === "Binary" && condition.operator === "and") {
    const test = testOf(context, condition.left);
    // Behind a guard another one would have to be joined.
    if (test === undefined || condition.left.kind === "Binary") return undefined;
    return { ...test, pattern: `${test.pattern} if ${textOfNode(context, condition.right)}` };
  }
  if (condition.kind === "Is" && !condition.negated && isSimple(condition.operand))
    return {
      subject: textOfNode(context, condition.operand),
      pattern: textOfNode(context, condition.pattern),
    };
  if (condition.kind !== "Binary" || condition.operator !== "==") return undefined;
  const { left, right } = condition;
  if (!isSimple(left) || !isLiteral(right)) return undefined;
  return { subject: textOfNode(context, left), pattern: textOfNode(context, right) };
}

function isLiteral(expression: tree.Expression): boolean {
  return /^(?:Number|Unit|Boolean|Text)Literal$/.test(expression.kind) && isSimple(expression);
}

/** A block of one expression is that. */
function bodyOf(context: ActionContext, block: tree.Block): string {
  const only = onlyExpression(block);
  const text = only && textOfNode(context, only);
  return text === undefined || text.startsWith("{") || hasComment(context, block)
    ? textOfNode(context, block)
    : text;
}
