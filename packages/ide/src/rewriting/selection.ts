/** What a selection or a cursor means. */

import type { AnyNode } from "@neuro-lang/parser";
import type * as tree from "@neuro-lang/parser";
import type { ActionContext } from "../actions/action.ts";
import { walk } from "../nodes.ts";
import { takesVar } from "./calls.ts";

/** The selection without the space around it; undefined for a cursor. */
export function selectedRange({
  source,
  start,
  end,
}: ActionContext): { readonly start: number; readonly end: number } | undefined {
  const text = source.text.slice(start, end);
  if (text.trim() === "") return undefined;
  return {
    start: start + (text.length - text.trimStart().length),
    end: end - (text.length - text.trimEnd().length),
  };
}

/** The expression that is selected from its first to its last character, and has a value. */
export function selectedExpression(context: ActionContext): tree.Expression | undefined {
  const range = selectedRange(context);
  const { types } = context.module.facts;
  const node = context.nodes.findLast(
    (each): each is AnyNode & tree.Expression =>
      each.start === range?.start && each.end === range.end && types.has(each as tree.Expression),
  );
  if (node === undefined || node.kind === "NoneLiteral" || isValueless(types.get(node)!))
    return undefined;
  if (isPlace(context, node) || tests(node)) return undefined;
  const parent = parentsOf(context, node).at(-1);
  return parent !== undefined && asks(parent) ? undefined : node;
}

/** A place that is changed, or a part of one: its value is not what is meant. */
function isPlace(context: ActionContext, expression: AnyNode & tree.Expression): boolean {
  let part: AnyNode = expression;
  for (const parent of parentsOf(context, expression).toReversed()) {
    if (parent.kind === "AssignStatement") return parent.target === part;
    if (parent.kind === "Argument") {
      part = parent;
      continue;
    }
    if (parent.kind === "Call") {
      const { snapshot, module } = context;
      const given = part.kind === "Argument" ? part.value : part;
      const inner = given.kind === "MemberAccess" ? given.receiver : given;
      const place = given === parent.callee ? inner : given;
      const index =
        module.facts.calls.get(parent)?.arguments.indexOf(place as tree.Expression) ?? -1;
      return takesVar(snapshot, module)(parent, index);
    }
    const goesOn = ["MemberAccess", "TupleAccess", "Index", "Parenthesized"].includes(parent.kind);
    if (!goesOn || (parent.kind === "Index" && parent.index === part)) return false;
    part = parent;
  }
  return false;
}

/** A question after what something is: the answer is known only where the question stands. */
function tests(expression: tree.Expression): boolean {
  let found = false;
  walk(expression, (node) => (found ||= asks(node)));
  return found;
}

function asks(node: AnyNode): boolean {
  return (
    node.kind === "Is" ||
    (node.kind === "Binary" && node.right.kind === "NoneLiteral" && node.operator !== "??")
  );
}

function isValueless(type: { readonly kind: string; readonly name?: string }): boolean {
  return type.kind === "error" || type.name === "Unit" || type.name === "Never";
}

export interface SelectedStatements {
  readonly block: tree.Block;
  readonly statements: readonly tree.Statement[];
  /** With the comments that are selected with them. */
  readonly start: number;
  readonly end: number;
}

/** Whole statements of one block, from the first character to the last. */
export function selectedStatements(context: ActionContext): SelectedStatements | undefined {
  const range = selectedRange(context);
  if (range === undefined) return undefined;
  const block = context.nodes.findLast(
    (node): node is AnyNode & tree.Block => node.kind === "Block" && node.start < range.start,
  );
  const statements = block?.statements.filter(
    ({ start, end }) => range.start <= start && end <= range.end,
  );
  const first = statements?.[0];
  const last = statements?.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const isWhole =
    isAside(context, range.start, first.start) && isAside(context, last.end, range.end);
  return isWhole ? { block: block!, statements: statements!, ...range } : undefined;
}

/** Nothing but comments stands between two offsets. */
function isAside({ source, module }: ActionContext, start: number, end: number): boolean {
  if (end < start) return false;
  const comments = module.tree.comments.filter((each) => start <= each.start && each.end <= end);
  let text = source.text.slice(start, end);
  for (const comment of comments.toReversed())
    text = text.slice(0, comment.start - start) + text.slice(comment.end - start);
  return text.trim() === "";
}

/** The innermost node of a kind around the selection. */
export function around<K extends AnyNode["kind"]>(
  { nodes }: ActionContext,
  kind: K,
): Extract<AnyNode, { kind: K }> | undefined {
  return nodes.findLast((node) => node.kind === kind) as Extract<AnyNode, { kind: K }> | undefined;
}

/** The nodes around one of the nodes around the selection. */
export function parentsOf({ nodes }: ActionContext, node: tree.Node): readonly AnyNode[] {
  return nodes.slice(0, nodes.indexOf(node as AnyNode));
}

/** The cursor or selection lies between two offsets, their places included. */
export function isOn(context: ActionContext, start: number, end: number): boolean {
  return start <= context.start && context.end <= end;
}

/** The block of a statement, and where it stands in it. */
export function placeInBlock(
  context: ActionContext,
  statement: tree.Node,
): { readonly block: tree.Block; readonly index: number } | undefined {
  const block = parentsOf(context, statement).at(-1);
  if (block?.kind !== "Block") return undefined;
  return { block, index: block.statements.indexOf(statement as tree.Statement) };
}
