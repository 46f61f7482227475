// @ts-check
/** Externs of neuro:float. @module */
import { int } from "@neuro-lang/runtime";
import { formatNumber } from "./shared/numbers.js";

/** @param {number} x */
export function round(x) {
  return int(Math.sign(x) * Math.round(Math.abs(x)));
}

/** @param {number} x */
export function floor(x) {
  return int(Math.floor(x));
}

/** @param {number} x */
export function ceil(x) {
  return int(Math.ceil(x));
}

/** @param {number} x */
export function trunc(x) {
  return int(Math.trunc(x));
}

/** @param {number} x @param {number} digits */
export function roundTo(x, digits) {
  if (!Number.isFinite(x)) return x;
  // Scaling by text, not by a product, keeps 1.005 from becoming 1.00499….
  const [mantissa = "", exponent = "0"] = String(Math.abs(x)).split("e");
  const scaled = Math.round(Number(`${mantissa}e${Number(exponent) + digits}`));
  return Math.sign(x) * Number(`${scaled}e${-digits}`);
}

/** @param {number} x @param {number} digits */
export function fixed(x, digits) {
  return x.toFixed(Math.min(100, Math.max(0, digits)));
}

/** @param {number} x @param {{ readonly tag: number }} style */
export function formatted(x, style) {
  return formatNumber(x, style);
}

/** @param {number} x */
export function abs(x) {
  return Math.abs(x);
}

/** @param {number} x */
export function sign(x) {
  return Math.sign(x);
}

/** @param {number} x */
export function isNaN(x) {
  return Number.isNaN(x);
}

/** @param {number} x */
export function isFinite(x) {
  return Number.isFinite(x);
}

/** @param {number} x */
export function sqrt(x) {
  return Math.sqrt(x);
}

/** @param {number} x */
export function cbrt(x) {
  return Math.cbrt(x);
}

/** @param {number} x @param {number} exponent */
export function pow(x, exponent) {
  return x ** exponent;
}

/** @param {number} x */
export function exp(x) {
  return Math.exp(x);
}

/** @param {number} x */
export function log(x) {
  return Math.log(x);
}

/** @param {number} x */
export function log2(x) {
  return Math.log2(x);
}

/** @param {number} x */
export function log10(x) {
  return Math.log10(x);
}

/** @param {number} x */
export function sin(x) {
  return Math.sin(x);
}

/** @param {number} x */
export function cos(x) {
  return Math.cos(x);
}

/** @param {number} x */
export function tan(x) {
  return Math.tan(x);
}

/** @param {number} x */
export function asin(x) {
  return Math.asin(x);
}

/** @param {number} x */
export function acos(x) {
  return Math.acos(x);
}

/** @param {number} x */
export function atan(x) {
  return Math.atan(x);
}

/** @param {number} y @param {number} x */
export function atan2(y, x) {
  return Math.atan2(y, x);
}

/** @param {number} a @param {number} b */
export function hypot(a, b) {
  return Math.hypot(a, b);
}

/** @param {number} x */
export function milliseconds(x) {
  return x;
}

/** @param {number} x */
export function seconds(x) {
  return x * 1000;
}

/** @param {number} x */
export function minutes(x) {
  return x * 60_000;
}
