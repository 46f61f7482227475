/** A loop that fills a list becomes a chain: `map`, with `filter` before it where the loop asks something. */

import type * as tree from "@neuro-lang/parser";
import { changedVariables, freeVariables, usesOf } from "../rewriting/bindings.ts";
import { onlyExpression } from "../rewriting/branches.ts";
import { takesVar } from "../rewriting/calls.ts";
import { isPure } from "../rewriting/purity.ts";
import { operand, rank } from "../rewriting/ranks.ts";
import { isSelfTyped } from "../rewriting/self-typed.ts";
import { around, isOn, placeInBlock } from "../rewriting/selection.ts";
import { type Action, type ActionContext, hasComment, replace, textOfNode } from "./action.ts";

export const loopToChain: Action = {
  name: "loop-to-chain",
  find(context) {
    const loop = around(context, "ForStatement");
    const place = loop && placeInBlock(context, loop);
    if (loop === undefined || place === undefined || !isOn(context, loop.start, loop.iterable.end))
      return [];
    const list = place.block.statements[place.index - 1];
    if (list?.kind !== "VarStatement" || !isEmptyList(list.value) || list.type === undefined)
      return [];
    const filled = filling(context, loop, list);
    if (filled === undefined || hasComment(context, { start: list.start, end: loop.end }))
      return [];
    const { condition, item } = filled;
    const name = textOfNode(context, loop.pattern);
    const isSame = item.kind === "Identifier" && item.name === name;
    if (isSame && condition === undefined) return [];
    const lambda = (body: tree.Expression): string => {
      const text = textOfNode(context, body);
      return `(${name} => ${text.startsWith("{") ? `(${text})` : text})`;
    };
    const source = operand(textOfNode(context, loop.iterable), loop.iterable, rank.postfix);
    const filter = condition === undefined ? "" : `.filter${lambda(condition)}`;
    const chain = `${source}${filter}${isSame ? "" : `.map${lambda(item)}`}`;
    const word = isChangedLater(context, list, loop) ? "var" : "let";
    const head = `${word} ${list.name.text}: ${textOfNode(context, list.type)}`;
    return [
      {
        title: "Write the loop as a chain",
        kind: "refactor.rewrite",
        edits: [replace(context, { start: list.start, end: loop.end }, `${head} = ${chain}`)],
      },
    ];
  },
};

function isEmptyList(value: tree.Expression): boolean {
  return value.kind === "ListLiteral" && value.items.length === 0;
}

interface Filling {
  readonly condition: tree.Expression | undefined;
  readonly item: tree.Expression;
}

/** `list.append(item)`, perhaps in an `if`, and nothing else. */
function filling(
  context: ActionContext,
  { pattern, iterable, body }: tree.ForStatement,
  list: tree.VarStatement,
): Filling | undefined {
  const { snapshot, module } = context;
  const type = module.facts.types.get(iterable);
  if (type?.kind !== "builtin" || type.name !== "List" || pattern.kind !== "BindingPattern")
    return undefined;
  const only = onlyExpression(body);
  const condition = only?.kind === "If" && only.else === undefined ? only.condition : undefined;
  const call = only?.kind === "If" && condition !== undefined ? onlyExpression(only.then) : only;
  if (
    call?.kind !== "Call" ||
    call.callee.kind !== "MemberAccess" ||
    call.callee.name.text !== "append"
  )
    return undefined;
  const { receiver } = call.callee;
  const item = call.arguments[0]?.value;
  if (receiver.kind !== "Identifier" || receiver.name !== list.name.text || item === undefined)
    return undefined;
  if (!isSelfTyped(context, item)) return undefined;
  const parts = condition === undefined ? [item] : [condition, item];
  // Filter runs for all before map does; and a lambda keeps what a `var` was.
  const isFree = parts.every(
    (part) =>
      isPure(snapshot, module, part) &&
      freeVariables(module, [part]).every(({ binding }) => !binding.var),
  );
  return isFree ? { condition, item } : undefined;
}

function isChangedLater(
  context: ActionContext,
  list: tree.VarStatement,
  loop: tree.ForStatement,
): boolean {
  const { snapshot, module, nodes } = context;
  const binding = module.facts.bindings.get(list.name);
  if (binding === undefined) return false;
  const later = usesOf(module, nodes[1]!, binding)
    .filter(({ node }) => node.start > loop.end)
    .flatMap(({ parents }) => parents.findLast(({ kind }) => kind.endsWith("Statement")) ?? []);
  return changedVariables(module, later, takesVar(snapshot, module)).has(binding);
}
