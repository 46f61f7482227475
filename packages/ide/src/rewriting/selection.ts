/** What a selection or a cursor means. */

import type { AnyNode } from "@neuro-lang/parser";
import type * as tree from "@neuro-lang/parser";
import type { ActionContext } from "../actions/action.ts";

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
  return range === undefined
    ? undefined
    : context.nodes.findLast(
        (node): node is AnyNode & tree.Expression =>
          node.start === range.start &&
          node.end === range.end &&
          types.has(node as tree.Expression) &&
          !isValueless(types.get(node as tree.Expression)!),
      );
}

function isValueless(type: { readonly kind: string; readonly name?: string }): boolean {
  return type.kind === "error" || type.name === "Unit" || type.name === "Never";
}

export interface SelectedStatements {
  readonly block: tree.Block;
  readonly statements: readonly tree.Statement[];
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
  const isWhole = first?.start === range.start && last?.end === range.end;
  return isWhole ? { block: block!, statements: statements! } : undefined;
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
