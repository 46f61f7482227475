/** Which indices are inside their lists because the loop around says so: `for i in 0..xs.length`. */
import type { Block, Expression, Place } from "@neuro-lang/ir";
import type { Body } from "./body.ts";
import { boundsOf } from "./bounds.ts";
import { isWithinSize } from "./limits.ts";
import { mentions } from "./functions.ts";

/** The list whose length the expression is. */
export function lengthOf(body: Body, expression: Expression): string | undefined {
  if (expression.kind === "local") return body.lengths.get(expression.name);
  if (expression.kind !== "builtin-field" || expression.name !== "length") return undefined;
  const { object } = expression;
  const isList = body.context.representation(object.type).kind === "list";
  return isList && object.kind === "local" ? object.name : undefined;
}

/** Notes a variable that holds the length of a list which is never changed. */
export function noteLength(body: Body, variable: string, value: Expression): void {
  const list = lengthOf(body, value);
  if (list !== undefined && !body.binding(list).local.var) body.lengths.set(variable, list);
}

/** Runs the emission of a loop whose index goes over a range; inside it the index needs no check. */
export function withIndex(
  body: Body,
  index: string,
  range: Extract<Expression, { kind: "range" }>,
  block: Block,
  emit: () => void,
): void {
  const list = range.inclusive ? undefined : lengthOf(body, range.to);
  const fits =
    list !== undefined && boundsOf(body, range.from).low >= 0 && keepsLength(body, list, block);
  if (!fits) {
    emit();
    return;
  }
  const pair = `${list} ${index}`;
  body.inside.add(pair);
  emit();
  body.inside.delete(pair);
}

export function isInside(body: Body, list: Expression | Place, index: Expression): boolean {
  if (list.kind !== "local") return false;
  return (
    (index.kind === "local" && body.inside.has(`${list.name} ${index.name}`)) ||
    isWithinSize(body, list.name, index)
  );
}

/** Changing an item leaves the length as it is; assigning the list or handing it to a `var` parameter may not. */
function keepsLength(body: Body, list: string, block: Block): boolean {
  if (!body.binding(list).local.var) return true;
  return !mentions(block, (node) => {
    if (node["kind"] !== "assign" && node["kind"] !== "place") return false;
    const place = node["place"] as Place | undefined;
    return place?.kind === "local" && place.name === list;
  });
}
