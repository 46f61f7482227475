/** Where an expression needs parentheses: how tightly each kind binds, after the grammar. */

import type { AnyNode } from "@neuro-lang/parser";
import type * as tree from "@neuro-lang/parser";
import { walk } from "../nodes.ts";

/** Any expression; `a or b` and what binds as tightly; what a dot may follow. */
export const rank = { any: 0, or: 1, and: 2, not: 3, comparison: 4, prefix: 10, postfix: 11 };

const binary: Readonly<Record<tree.BinaryOperator, number>> = {
  or: rank.or,
  and: rank.and,
  "==": rank.comparison,
  "!=": rank.comparison,
  "<": rank.comparison,
  "<=": rank.comparison,
  ">": rank.comparison,
  ">=": rank.comparison,
  in: rank.comparison,
  "not in": rank.comparison,
  ">>": 5,
  "..": 6,
  "..=": 6,
  "??": 7,
  "+": 8,
  "-": 8,
  "*": 9,
  "/": 9,
  div: 9,
  "%": 9,
};

export function rankOf(expression: tree.Expression): number {
  switch (expression.kind) {
    case "Lambda":
    case "Catch":
    case "Return":
    case "Fail":
    case "Break":
    case "Continue":
      return rank.any;
    // They end with a block, after which nobody expects an operator.
    case "If":
    case "Match":
    case "Do":
    case "Parallel":
    case "Race":
    case "Select":
    case "Intent":
      return rank.or;
    case "Binary":
      return binary[expression.operator];
    case "Is":
      return rank.comparison;
    case "Unary":
      return expression.operator === "not" ? rank.not : rank.prefix;
    case "Attempt":
    case "Await":
    case "Spawn":
    case "Ask":
    case "With":
      return rank.prefix;
    default:
      return rank.postfix;
  }
}

/** How tightly what stands in the place of `child` has to bind. */
export function rankWanted(parent: AnyNode | undefined, child: tree.Node): number {
  switch (parent?.kind) {
    case "Binary":
      return binaryWanted(parent, child === parent.left);
    case "Unary":
      return parent.operator === "not" ? rank.not : rank.prefix;
    case "Attempt":
    case "Await":
    case "With":
      return rank.prefix;
    case "MemberAccess":
    case "TupleAccess":
      return rank.postfix;
    case "Call":
      return child === parent.callee ? rank.postfix : rank.any;
    case "Index":
      return child === parent.receiver ? rank.postfix : rank.any;
    case "Is":
      return binary[">>"];
    case "Catch":
      return child === parent.body || parent.binding === undefined ? rank.or : rank.any;
    case "Arm":
      return child === parent.guard ? rank.or : rank.any;
    case "Spread":
      return rank.or;
    default:
      return isHead(parent, child) ? rank.or : rank.any;
  }
}

function binaryWanted({ operator }: tree.Binary, isLeft: boolean): number {
  const own = binary[operator];
  if (own === rank.comparison || operator === ".." || operator === "..=") return own + 1;
  if (operator === "??") return isLeft ? own + 1 : own;
  return isLeft ? own : own + 1;
}

/** Between a word and a block, where `{` begins the block. */
function isHead(parent: AnyNode | undefined, child: tree.Node): boolean {
  switch (parent?.kind) {
    case "If":
    case "WhileStatement":
      return child === parent.condition;
    case "Match":
      return child === parent.subject;
    case "ForStatement":
    case "Parallel":
      return child === parent.iterable;
    default:
      return false;
  }
}

/** The text of an expression for the place of `child`, in parentheses where it needs them there. */
export function fitted(
  text: string,
  expression: tree.Expression,
  parents: readonly AnyNode[],
  child: tree.Node,
): string {
  if (hasBraces(expression) && isInHead(parents, child)) return `(${text})`;
  return fittedAs(text, rankOf(expression), parents, child);
}

/** The same for a text that binds as tightly as `own` and has no braces of its own. */
export function fittedAs(
  text: string,
  own: number,
  parents: readonly AnyNode[],
  child: tree.Node,
): string {
  return own < rankWanted(parents.at(-1), child) ? `(${text})` : text;
}

/** The text of an expression as an operand of what binds as tightly as `wanted`. */
export function operand(text: string, expression: tree.Expression, wanted: number): string {
  return rankOf(expression) < wanted ? `(${text})` : text;
}

function isInHead(parents: readonly AnyNode[], child: tree.Node): boolean {
  let inner: tree.Node = child;
  for (const parent of parents.toReversed()) {
    if (isHead(parent, inner) || (parent.kind === "Arm" && inner === parent.guard)) return true;
    const opens =
      parent.kind === "Parenthesized" ||
      parent.kind === "Block" ||
      parent.kind === "ListLiteral" ||
      parent.kind === "TextLiteral" ||
      parent.kind === "Argument";
    if (opens) return false;
    inner = parent;
  }
  return false;
}

const withBraces = new Set([
  "RecordLiteral",
  "MapLiteral",
  "SetLiteral",
  "With",
  "If",
  "Match",
  "Do",
  "Catch",
  "Lambda",
]);

function hasBraces(expression: tree.Expression): boolean {
  let found = false;
  walk(expression, ({ kind }) => (found ||= withBraces.has(kind)));
  return found;
}
