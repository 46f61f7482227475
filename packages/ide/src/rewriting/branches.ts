/** The ends of an `if` or `match`: what each of its branches comes to. */

import type * as tree from "@neuro-lang/parser";

/** The last thing that a branch does. */
export type End = tree.Expression | tree.AssignStatement;

/** Undefined if a branch has no end of its own, or there may be no branch at all. */
export function endsOf(node: tree.Expression): readonly End[] | undefined {
  if (node.kind === "If") {
    if (node.else === undefined) return undefined;
    return joined([
      endsOfBlock(node.then),
      node.else.kind === "If" ? endsOf(node.else) : endsOfBlock(node.else),
    ]);
  }
  if (node.kind !== "Match") return undefined;
  return joined(
    node.arms.map(({ body }) => {
      if (body.kind === "Block") return endsOfBlock(body);
      return body.kind === "AssignStatement" ? [body] : endsOfExpression(body);
    }),
  );
}

function endsOfBlock({ statements }: tree.Block): readonly End[] | undefined {
  const last = statements.at(-1);
  if (last?.kind === "AssignStatement") return [last];
  return last?.kind === "ExpressionStatement" ? endsOfExpression(last.expression) : undefined;
}

function endsOfExpression(expression: tree.Expression): readonly End[] | undefined {
  return expression.kind === "If" || expression.kind === "Match"
    ? endsOf(expression)
    : [expression];
}

function joined(parts: readonly (readonly End[] | undefined)[]): readonly End[] | undefined {
  return parts.length === 0 || parts.includes(undefined)
    ? undefined
    : parts.flatMap((part) => part!);
}

/** The one expression that a block consists of. */
export function onlyExpression({ statements }: tree.Block): tree.Expression | undefined {
  const [only] = statements;
  return statements.length === 1 && only?.kind === "ExpressionStatement" && only.after.length === 0
    ? only.expression
    : undefined;
}
