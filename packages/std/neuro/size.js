// @ts-check
/** Externs of neuro:size. @module */
import { panic } from "@neuro-lang/runtime";
import { parseSize } from "./shared/units.js";

/** @param {string} text @returns {number | undefined} */
export function sizeOf(text) {
  return parseSize(text);
}

/** @param {number} bytes */
export function size(bytes) {
  return bytes < 0 ? panic`a size has no negative number of bytes (${bytes})` : bytes;
}

/** @param {number} size */
export function bytes(size) {
  return Math.round(size);
}

const units = ["bytes", "KB", "MB", "GB", "TB"];

/** @param {number} size */
export function format(size) {
  let value = size;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit++;
  }
  return `${Number(value.toFixed(1))} ${units[unit]}`;
}
