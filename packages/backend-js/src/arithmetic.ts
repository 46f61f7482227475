/** Operators: checked Int arithmetic, comparison by identity where types allow it, the rest through the runtime. */
import type { ArithmeticOperator, ComparisonOperator, Domain, IrType } from "@neuro-lang/ir";
import type { Body } from "./body.ts";
import type { ModuleContext } from "./context.ts";
import { binary, call, js, Level, literal, operand, type Js } from "./js.ts";
import { hasIdentity } from "./values.ts";

const symbols: Record<
  ArithmeticOperator,
  { readonly symbol: string; readonly level: number; readonly method: string }
> = {
  add: { symbol: "+", level: Level.add, method: "add" },
  subtract: { symbol: "-", level: Level.add, method: "subtract" },
  multiply: { symbol: "*", level: Level.multiply, method: "multiply" },
  divide: { symbol: "/", level: Level.multiply, method: "divide" },
  floorDivide: { symbol: "/", level: Level.multiply, method: "divide" },
  modulo: { symbol: "%", level: Level.multiply, method: "modulo" },
};

/** The numbers that an operand can be, as far as the compiler knows. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
}
/** What engines keep as small integers. */
export const small: Bounds = { low: -(2 ** 31), high: 2 ** 31 - 1 };
export const anyInt: Bounds = { low: -Number.MAX_SAFE_INTEGER, high: Number.MAX_SAFE_INTEGER };

export function intersection(left: Bounds, right: Bounds): Bounds {
  return { low: Math.max(left.low, right.low), high: Math.min(left.high, right.high) };
}

export function emitArithmetic(
  body: Body,
  operator: ArithmeticOperator,
  domain: Domain,
  left: Js,
  right: Js,
  leftBounds: Bounds,
  rightBounds: Bounds,
): Js {
  const { context } = body;
  const { symbol, level, method } = symbols[operator];
  if (domain === "int") return emitInt(body, operator, left, right, leftBounds, rightBounds);
  if (domain === "decimal") return call(`${operand(left, Level.call)}.${method}`, [right]);
  if (domain === "list") return call(`${operand(left, Level.call)}.concat`, [right]);
  if (operator === "floorDivide") return call(context.runtime("floatFloorDivide"), [left, right]);
  if (operator === "modulo") return call(context.runtime("floatModulo"), [left, right]);
  return binary(left, symbol, right, level);
}

/** The bounds of an operation's exact result. */
export function resultBounds(operator: ArithmeticOperator, left: Bounds, right: Bounds): Bounds {
  switch (operator) {
    case "add":
      return { low: left.low + right.low, high: left.high + right.high };
    case "subtract":
      return { low: left.low - right.high, high: left.high - right.low };
    case "multiply": {
      const corners = [
        left.low * right.low,
        left.low * right.high,
        left.high * right.low,
        left.high * right.high,
      ];
      return { low: Math.min(...corners), high: Math.max(...corners) };
    }
    case "floorDivide":
      if (right.low >= 1)
        return {
          low: Math.min(Math.floor(left.low / right.low), 0),
          high: Math.max(Math.floor(left.high / right.low), 0),
        };
      return anyInt;
    case "modulo":
      if (right.low >= 1)
        return {
          low: 0,
          high: left.low >= 0 ? Math.min(left.high, right.high - 1) : right.high - 1,
        };
      return anyInt;
    case "divide":
      return { low: -Infinity, high: Infinity };
  }
}
export function isSafe(bounds: Bounds): boolean {
  return bounds.low >= anyInt.low && bounds.high <= anyInt.high;
}

function emitInt(
  body: Body,
  operator: ArithmeticOperator,
  left: Js,
  right: Js,
  leftBounds: Bounds,
  rightBounds: Bounds,
): Js {
  const { symbol, level } = symbols[operator];
  const plain = binary(left, symbol, right, level);
  switch (operator) {
    case "divide":
      return plain;
    case "floorDivide":
      // Exact, because both operands are below 2^53; a positive divisor never gives −0.
      if (rightBounds.low >= 1) return call("Math.floor", [plain]);
      body.fast?.giveUp();
      return call(body.context.runtime("floorDivide"), [left, right]);
    case "modulo":
      if (rightBounds.low >= 1 && leftBounds.low >= 0) return plain;
      body.fast?.giveUp();
      return call(body.context.runtime("floorModulo"), [left, right]);
    case "multiply": {
      // −0 is the product of 0 and a negative number.
      const nonZero = (bounds: Bounds): boolean => bounds.low > 0 || bounds.high < 0;
      const never =
        leftBounds.low > 0 ||
        rightBounds.low > 0 ||
        (leftBounds.low >= 0 && rightBounds.low >= 0) ||
        (nonZero(leftBounds) && nonZero(rightBounds));
      const positiveZero = never ? plain : binary(plain, "+", literal(0), Level.add);
      if (isSafe(resultBounds(operator, leftBounds, rightBounds))) return positiveZero;
      return inRange(body, body.fast === undefined ? plain : positiveZero);
    }
    default:
      return isSafe(resultBounds(operator, leftBounds, rightBounds)) ? plain : inRange(body, plain);
  }
}

/** The result of an operation that could leave the range of Int. */
function inRange(body: Body, value: Js): Js {
  if (body.fast !== undefined) return body.fast.smallNumber(body, value);
  body.checks += 1;
  return call(body.context.runtime("int"), [value]);
}

export function emitNegate(value: Js, domain: Domain): Js {
  if (domain === "decimal") return call(`${operand(value, Level.call)}.negate`, []);
  if (domain === "float")
    return js(`-${operand(value, Level.unary + 0.1)}`, Level.unary, value.stable);
  if (/^\d+(\.\d+)?$/.test(value.code) && value.code !== "0")
    return js(`-${value.code}`, Level.unary, true);
  // 0 − 0 is 0, never −0.
  return binary(literal(0), "-", value, Level.add);
}

const comparisons: Record<ComparisonOperator, { readonly symbol: string; readonly level: number }> =
  {
    equal: { symbol: "===", level: Level.equal },
    notEqual: { symbol: "!==", level: Level.equal },
    less: { symbol: "<", level: Level.compare },
    lessEqual: { symbol: "<=", level: Level.compare },
    greater: { symbol: ">", level: Level.compare },
    greaterEqual: { symbol: ">=", level: Level.compare },
  };

export function emitCompare(
  context: ModuleContext,
  operator: ComparisonOperator,
  left: { readonly js: Js; readonly type: IrType },
  right: { readonly js: Js; readonly type: IrType },
): Js {
  const { symbol, level } = comparisons[operator];
  const plain = binary(left.js, symbol, right.js, level);
  if (operator === "equal" || operator === "notEqual") {
    // A literal other than NaN, and none, are equal to nothing but themselves.
    const literalSide = [left.js, right.js].some((side) =>
      /^(undefined|-?\d[\d.e+-]*)$/.test(side.code),
    );
    if (literalSide || hasIdentity(context, left.type) || hasIdentity(context, right.type))
      return plain;
    const same = call(context.runtime("equal"), [left.js, right.js]);
    return operator === "equal" ? same : js(`!${same.code}`, Level.unary);
  }
  const kinds = [left.type, right.type].map((type) => context.representation(type).kind);
  if (
    kinds.every(
      (kind) =>
        kind === "int" ||
        kind === "float" ||
        kind === "duration" ||
        kind === "size" ||
        kind === "time",
    )
  )
    return plain;
  return binary(call(context.runtime("compare"), [left.js, right.js]), symbol, literal(0), level);
}
