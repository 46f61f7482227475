/** Chains of one operator: `a + b + c`. */

import type * as tree from "@neuro-lang/parser";
import type { ActionContext } from "../actions/action.ts";
import { parentsOf } from "./selection.ts";

/** The longest chain that an operation around the place is a part of. */
export function wholeChain(context: ActionContext, inner: tree.Binary): tree.Binary {
  const parent = parentsOf(context, inner).at(-1);
  return parent?.kind === "Binary" && parent.operator === inner.operator
    ? wholeChain(context, parent)
    : inner;
}

export function operandsOf(
  expression: tree.Expression,
  operator: tree.BinaryOperator,
): readonly tree.Expression[] {
  if (expression.kind !== "Binary" || expression.operator !== operator) return [expression];
  return [expression.left, expression.right].flatMap((side) => operandsOf(side, operator));
}
