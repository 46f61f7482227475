// @ts-check
/** Externs of neuro:int. @module */
import { Decimal, int, panic } from "@neuro-lang/runtime";
import { formatNumber } from "./shared/numbers.js";

/** @param {number} base @param {number} exponent */
export function pow(base, exponent) {
  if (exponent < 0) panic`a whole number has no power with the negative exponent ${exponent}`;
  return int(base ** exponent);
}

/** @param {number} n */
export function isPrime(n) {
  if (n < 4) return n > 1;
  if (n % 2 === 0 || n % 3 === 0) return false;
  for (let divisor = 5; divisor * divisor <= n; divisor += 6) {
    if (n % divisor === 0 || n % (divisor + 2) === 0) return false;
  }
  return true;
}

/** @param {number} n */
export function toFloat(n) {
  return n;
}

/** @param {number} n */
export function toDecimal(n) {
  return Decimal.fromInt(n);
}

/** @param {number} n @param {number} base */
export function digitsIn(n, base) {
  return n.toString(checkBase(base));
}

/** @param {string} text @param {number} base @returns {number | undefined} */
export function ofDigits(text, base) {
  const digits = "0123456789abcdefghijklmnopqrstuvwxyz".slice(0, checkBase(base));
  const [, sign, body] = /^([+-]?)([0-9a-z]+)$/i.exec(text) ?? [];
  if (body === undefined) return undefined;
  let value = 0;
  for (const digit of body.toLowerCase()) {
    const worth = digits.indexOf(digit);
    if (worth < 0) return undefined;
    value = value * base + worth;
  }
  if (!Number.isSafeInteger(value)) return undefined;
  return sign === "-" && value !== 0 ? -value : value;
}

/** @param {number} base */
function checkBase(base) {
  return base >= 2 && base <= 36 ? base : panic`${base} is not a base from 2 to 36`;
}

/** @param {number} n @param {{ readonly tag: number }} style */
export function formatted(n, style) {
  return formatNumber(n, style);
}

/** @param {number} a @param {number} b */
export function bitAnd(a, b) {
  return a & b;
}

/** @param {number} a @param {number} b */
export function bitOr(a, b) {
  return a | b;
}

/** @param {number} a @param {number} b */
export function bitXor(a, b) {
  return a ^ b;
}

/** @param {number} a @param {number} n */
export function shl(a, n) {
  return a << n;
}

/** @param {number} a @param {number} n */
export function shr(a, n) {
  return a >> n;
}

/** @param {number} n */
export function milliseconds(n) {
  return n;
}

/** @param {number} n */
export function seconds(n) {
  return n * 1000;
}

/** @param {number} n */
export function minutes(n) {
  return n * 60_000;
}

/** @param {number} n */
export function hours(n) {
  return n * 3_600_000;
}

/** @param {number} n */
export function days(n) {
  return n * 86_400_000;
}
