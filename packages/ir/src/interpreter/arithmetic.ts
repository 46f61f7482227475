/** Arithmetic of numbers. An Int is a safe integer and never −0; what leaves that range is a panic. */

import { floatFloorDivide, floatModulo, floorDivide, floorModulo, int } from "@neuro-lang/runtime";
import type { ArithmeticOperator } from "../ir.ts";

/** Doubles are exact up to 2^53, so a result outside the range of Int is always seen to be. */
export function intArithmetic(operator: ArithmeticOperator, left: number, right: number): number {
  switch (operator) {
    case "add":
      return int(left + right);
    case "subtract":
      return int(left - right);
    case "multiply":
      return int(left * right);
    case "divide":
      return left / right;
    case "floorDivide":
      return floorDivide(left, right);
    case "modulo":
      return floorModulo(left, right);
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
      return floatFloorDivide(left, right);
    case "modulo":
      return floatModulo(left, right);
  }
}
