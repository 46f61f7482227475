/** What expressions do with values whose kind only their type tells. */

import {
  Decimal,
  NeuroMap,
  NeuroSet,
  Range,
  characters,
  compare,
  equal,
  textLength,
  timePart,
} from "@neuro-lang/runtime";
import { copied, isRecord } from "../classes.ts";
import type { ArithmeticOperator, ComparisonOperator, Domain } from "../ir.ts";
import { floatArithmetic, intArithmetic } from "./arithmetic.ts";

export function isMap(value: unknown): value is NeuroMap<unknown, unknown> {
  return value instanceof NeuroMap;
}

/** What a `for` walks: the items at entry. */
export function itemsOf(value: unknown): readonly unknown[] | Range {
  if (value instanceof Range) return value;
  if (typeof value === "string") return characters(value);
  return Array.isArray(value) ? value : Array.from(value as Iterable<unknown>);
}

export function arithmetic(
  domain: Domain,
  operator: ArithmeticOperator,
  left: unknown,
  right: unknown,
): unknown {
  switch (domain) {
    case "int":
      return intArithmetic(operator, left as number, right as number);
    case "float":
    case "duration":
    case "size":
    case "time":
      return floatArithmetic(operator, left as number, right as number);
    case "decimal":
      return decimalArithmetic(operator, left as Decimal, right as Decimal);
    case "text":
      return (left as string) + (right as string);
    case "list":
      return [...(left as unknown[]), ...(right as unknown[])];
  }
}

function decimalArithmetic(operator: ArithmeticOperator, left: Decimal, right: Decimal): Decimal {
  switch (operator) {
    case "add":
      return left.add(right);
    case "subtract":
      return left.subtract(right);
    case "multiply":
      return left.multiply(right);
    case "divide":
      return left.divide(right);
    case "floorDivide":
      return left.floorDivide(right);
    case "modulo":
      return left.modulo(right);
  }
}

export function comparison(operator: ComparisonOperator, left: unknown, right: unknown): boolean {
  if (operator === "equal") return equal(left, right);
  if (operator === "notEqual") return !equal(left, right);
  // Single numbers follow IEEE 754: nothing is less or greater than NaN. Everything else has a total order.
  const [first, second] =
    typeof left === "number" && typeof right === "number"
      ? [left, right]
      : [compare(left, right), 0];
  switch (operator) {
    case "less":
      return first < second;
    case "lessEqual":
      return first <= second;
    case "greater":
      return first > second;
    case "greaterEqual":
      return first >= second;
  }
}

export function negate(domain: Domain, operand: unknown): unknown {
  if (domain === "decimal") return (operand as Decimal).negate();
  // 0 − x gives 0 for 0, as an Int needs; a Float keeps its sign.
  return domain === "int" ? 0 - (operand as number) : -(operand as number);
}

/** Fields of built-in types; those of failures are properties. */
export function builtinField(value: unknown, name: string): unknown {
  // Of the types that are numbers at run time, only Time has fields.
  if (typeof value === "number") return timePart(value, name);
  if (name === "length") return lengthOf(value);
  if (name === "isEmpty") return lengthOf(value) === 0;
  return (value as Record<string, unknown>)[name];
}

function lengthOf(value: unknown): number {
  if (typeof value === "string") return textLength(value);
  if (value instanceof NeuroMap || value instanceof NeuroSet) return value.size;
  return (value as ArrayLike<unknown>).length;
}

/** A container or record of its own that an extern may change in place without anybody seeing it. */
export function ownCopy(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.slice();
  if (value instanceof NeuroMap || value instanceof NeuroSet) return value.copy();
  if (value instanceof Uint8Array) return value.slice();
  return isRecord(value) ? copied(value) : value;
}
