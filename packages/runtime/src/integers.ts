/** Arithmetic whose results JavaScript would get wrong without a word: Int in its range and never −0, flooring division. */

import { panic } from "./panic.ts";

/** The result of an Int operation: itself if it is in range, 0 for −0, a panic otherwise. */
export function int(value: number): number {
  // Engines keep small integers as such; this form lets them go on doing so, and costs least of all that were measured.
  const small = value | 0;
  return small === value ? small : wide(value);
}

function wide(value: number): number {
  return Number.isSafeInteger(value) ? value : outOfRange(value);
}

function outOfRange(value: number): never {
  if (Number.isNaN(value)) panic`NaN is no whole number`;
  const shown = Number.isFinite(value) ? String(value) : "infinite";
  return panic`a whole number left the range of Int (±2^53−1): the result would be ${shown}`;
}

export function floorDivide(left: number, right: number): number {
  if (right === 0) panic`${left} was divided by zero`;
  const remainder = left % right;
  const quotient = (left - remainder) / right;
  const floored = remainder !== 0 && remainder < 0 !== right < 0 ? quotient - 1 : quotient;
  return floored === 0 ? 0 : floored;
}

/** Has the sign of the divisor, so that `left == (left div right) * right + left % right`. */
export function floorModulo(left: number, right: number): number {
  if (right === 0) panic`${left} % 0 has no value`;
  const remainder = left % right;
  if (remainder === 0) return 0;
  return remainder < 0 !== right < 0 ? remainder + right : remainder;
}

/** `div` and `%` of Floats floor too, but follow IEEE 754 where the divisor is zero. */
export function floatFloorDivide(left: number, right: number): number {
  return Math.floor(left / right);
}

export function floatModulo(left: number, right: number): number {
  const remainder = left % right;
  return remainder !== 0 && remainder < 0 !== right < 0 ? remainder + right : remainder;
}
