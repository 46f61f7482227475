/** Upper limits in terms of other variables: `multiple <= limit` and `[true].repeat(limit + 1)` need no check of `xs[multiple]`. */
import type { Block, Expression, Statement } from "@neuro-lang/ir";
import type { Body } from "./body.ts";
import { boundsOf } from "./bounds.ts";
import { mentions } from "./functions.ts";
import { assigns } from "./statements.ts";

/** A constant variable, or the length of a constant list, plus an offset. */
export interface Limit {
  readonly of: string;
  readonly offset: number;
}

/** The limit that an expression is equal to. */
function exactLimit(body: Body, expression: Expression): Limit | undefined {
  switch (expression.kind) {
    case "local":
      return expression.type.kind === "int" && !body.binding(expression.name).local.var
        ? { of: expression.name, offset: 0 }
        : undefined;
    case "builtin-field": {
      const { object } = expression;
      const isConstant =
        expression.name === "length" &&
        object.kind === "local" &&
        body.context.representation(object.type).kind === "list" &&
        !body.binding(object.name).local.var;
      return isConstant ? { of: `${object.name}.length`, offset: 0 } : undefined;
    }
    case "arithmetic":
      return moved(expression, (left) => exactLimit(body, left));
    default:
      return undefined;
  }
}
/** `left + 1` and `left - 1`, from the limit of the left side. */
function moved(
  expression: Extract<Expression, { kind: "arithmetic" }>,
  limitOf: (left: Expression) => Limit | undefined,
): Limit | undefined {
  const { operator, domain, left, right } = expression;
  if (domain !== "int" || right.kind !== "literal" || typeof right.value !== "number")
    return undefined;
  if (operator !== "add" && operator !== "subtract") return undefined;
  const limit = limitOf(left);
  if (limit === undefined) return undefined;
  return { of: limit.of, offset: limit.offset + (operator === "add" ? right.value : -right.value) };
}

/** The limit that an expression does not go beyond. */
function upperLimit(body: Body, expression: Expression): Limit | undefined {
  if (expression.kind === "local") {
    const limit = body.limits.get(expression.name);
    if (limit !== undefined) return limit;
  }
  if (expression.kind === "arithmetic") return moved(expression, (left) => upperLimit(body, left));
  return exactLimit(body, expression);
}

export function isWithinSize(body: Body, list: string, index: Expression): boolean {
  const size = body.sizes.get(list);
  const limit = size === undefined ? undefined : upperLimit(body, index);
  return (
    limit !== undefined &&
    limit.of === size!.of &&
    limit.offset < size!.offset &&
    boundsOf(body, index).low >= 0
  );
}

/** Notes the size of a list `[item].repeat(n)` that keeps it in the statements that follow. */
export function noteSize(
  body: Body,
  list: string,
  value: Expression,
  rest: readonly (Statement | Expression)[],
): void {
  if (value.kind !== "call" || value.callee !== "neuro:list#repeat") return;
  const [items, count] = value.arguments;
  const isSingle =
    items?.kind === "value" &&
    items.value.kind === "list" &&
    items.value.items.length === 1 &&
    !items.value.items[0]!.spread;
  if (!isSingle || count?.kind !== "value") return;
  const size = exactLimit(body, count.value);
  if (size === undefined || changesLength(rest, list)) return;
  body.sizes.set(list, size);
}
function changesLength(rest: readonly (Statement | Expression)[], list: string): boolean {
  return mentions(rest, (node) => {
    if (node["kind"] !== "assign" && node["kind"] !== "place") return false;
    const place = node["place"] as { kind: string; name?: string } | undefined;
    return place?.kind === "local" && place.name === list;
  });
}

/** Notes an Int variable that only ever holds values from 0 on. */
export function noteVariable(
  body: Body,
  variable: string,
  value: Expression,
  rest: readonly (Statement | Expression)[],
): void {
  if (value.type.kind !== "int" || boundsOf(body, value).low < 0) return;
  const falls = mentions(rest, (node) => {
    if (node["kind"] === "lambda") return assigns(node, variable);
    if (node["kind"] !== "assign" && node["kind"] !== "place") return false;
    const place = node["place"] as { kind: string; name?: string } | undefined;
    if (place?.kind !== "local" || place.name !== variable) return false;
    if (node["kind"] === "place") return true;
    const assign = node as unknown as Extract<Statement, { kind: "assign" }>;
    const operator = assign.operator?.operator;
    if (operator !== undefined && operator !== "add" && operator !== "multiply") return true;
    return !isKnownFromZero(body, assign.value);
  });
  if (!falls) body.fromZero.add(variable);
}
/** Looks only at what is declared already: what the statements declare themselves is not known yet. */
function isKnownFromZero(body: Body, value: Expression): boolean {
  return (value.kind === "literal" || value.kind === "local") && boundsOf(body, value).low >= 0;
}

/** Runs the emission of a loop's body, in which the condition of the loop holds until the variable is assigned. */
export function whileHolds(
  body: Body,
  condition: Expression,
  block: Block,
  emit: () => void,
): void {
  const variable = limitedVariable(body, condition, block);
  if (variable === undefined || condition.kind !== "compare") {
    emit();
    return;
  }
  const distance = condition.operator === "less" ? 1 : 0;
  const limit = exactLimit(body, condition.right);
  const { high } = boundsOf(body, condition.right);
  body.held.set(variable, { low: 0, high: high - distance });
  if (limit !== undefined)
    body.limits.set(variable, { of: limit.of, offset: limit.offset - distance });
  emit();
  body.forget(variable);
}
/** The variable on the left of `x < limit`, if the statements of the block itself are the only ones that assign it. */
function limitedVariable(body: Body, condition: Expression, block: Block): string | undefined {
  if (condition.kind !== "compare") return undefined;
  const { operator, left } = condition;
  if (operator !== "less" && operator !== "lessEqual") return undefined;
  if (left.kind !== "local" || !body.fromZero.has(left.name)) return undefined;
  if (assigns(condition, left.name)) return undefined;
  if (block.result !== undefined && assigns(block.result, left.name)) return undefined;
  const isNested = block.statements.some(
    (statement) =>
      assigns(statement.kind === "assign" ? statement.value : statement, left.name) ||
      (statement.kind === "assign" &&
        statement.place.kind !== "local" &&
        assigns(statement.place, left.name)),
  );
  return isNested ? undefined : left.name;
}

/** Runs the emission of a loop whose constant index goes over a range. */
export function rangeHolds(
  body: Body,
  index: string,
  range: Extract<Expression, { kind: "range" }>,
  emit: () => void,
): void {
  const limit = exactLimit(body, range.to);
  if (limit !== undefined)
    body.limits.set(index, { of: limit.of, offset: limit.offset - (range.inclusive ? 0 : 1) });
  emit();
  body.limits.delete(index);
}
