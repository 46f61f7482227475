// @ts-check
/** Externs of neuro:decimal. @module */
import { Decimal, int } from "@neuro-lang/runtime";

/** @type {import("@neuro-lang/runtime").Rounding[]} */
const roundings = ["half-even", "half-up", "down", "up", "floor", "ceiling"];

/** @param {string} text @returns {Decimal | undefined} */
export function decimalOf(text) {
  return Decimal.parse(text);
}

/** @param {Decimal} a @param {Decimal} b @param {number} scale @param {number} rounding */
export function quotient(a, b, scale, rounding) {
  return a.divide(b, Math.max(0, scale), roundings[rounding]);
}

/** @param {Decimal} value @param {number} scale @param {number} rounding */
export function rounded(value, scale, rounding) {
  return value.round(Math.max(0, scale), roundings[rounding]);
}

/** @param {Decimal} value */
export function abs(value) {
  return value.unscaled < 0n ? value.negate() : value;
}

/** @param {Decimal} value */
export function sign(value) {
  return value.compare(Decimal.fromInt(0));
}

/** @param {Decimal} value */
export function toFloat(value) {
  return value.toNumber();
}

/** @param {Decimal} value */
export function toInt(value) {
  return int(value.round(0, "down").toNumber());
}
