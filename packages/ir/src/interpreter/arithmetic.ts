/** Arithmetic of numbers, by the book. An Int is a safe integer and never −0; what leaves that range is a panic. */

import { Panic } from "@neuro-lang/runtime";
import type { ArithmeticOperator } from "../ir.ts";

/** The result of an Int operation; doubles are exact up to 2^53, so a result outside the range is always seen to be. */
function checked(result: number): number {
  if (!Number.isSafeInteger(result)) throw new Panic("This Int is outside ±9007199254740991.");
  return result === 0 ? 0 : result;
}

/** The remainder with the sign of the divisor. JavaScript's `%` is exact for doubles, and the correction cannot round for Ints. */
export function floorRemainder(left: number, right: number): number {
  const remainder = left % right;
  return remainder !== 0 && remainder < 0 !== right < 0 ? remainder + right : remainder;
}

export function intArithmetic(operator: ArithmeticOperator, left: number, right: number): number {
  switch (operator) {
    case "add":
      return checked(left + right);
    case "subtract":
      return checked(left - right);
    case "multiply":
      return checked(left * right);
    case "divide":
      return left / right;
    case "floorDivide": {
      if (right === 0) throw new Panic("Division by zero.");
      const remainder = left % right;
      const towardsZero = (left - remainder) / right;
      return checked(
        remainder !== 0 && remainder < 0 !== right < 0 ? towardsZero - 1 : towardsZero,
      );
    }
    case "modulo":
      if (right === 0) throw new Panic("Division by zero.");
      return checked(floorRemainder(left, right));
  }
}

export function floatArithmetic(operator: ArithmeticOperator, left: number, right: number): number {
  switch (operator) {
    case "add":
      return left + right;
    case "subtract":
      return left - right;
    case "multiply":
      return left * right;
    case "divide":
      return left / right;
    case "floorDivide":
      return Math.floor(left / right);
    case "modulo":
      return floorRemainder(left, right);
  }
}
