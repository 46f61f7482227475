// @ts-check
/** Externs of neuro:bytes. @module */
import { panic } from "@neuro-lang/runtime";
import { bytesFromBase64, bytesToBase64 } from "./shared/codec.js";

/** @param {Uint8Array} bytes @returns {string | undefined} */
export function textOf(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** @param {string} text @returns {Uint8Array | undefined} */
export function ofBase64(text) {
  return bytesFromBase64(text);
}

/** @param {string} text @returns {Uint8Array | undefined} */
export function ofHex(text) {
  if (!/^([0-9a-f]{2})*$/i.test(text)) return undefined;
  return Uint8Array.from({ length: text.length / 2 }, (_, index) =>
    Number.parseInt(text.slice(index * 2, index * 2 + 2), 16),
  );
}

/** @param {number[]} numbers */
export function fromList(numbers) {
  const wrong = numbers.find((number) => number < 0 || number > 255);
  return wrong === undefined ? Uint8Array.from(numbers) : panic`${wrong} is not a byte`;
}

/** @param {Uint8Array} bytes @returns {number[]} */
export function toList(bytes) {
  return Array.from(bytes);
}

/** @param {Uint8Array} bytes @param {number} index @returns {number | undefined} */
export function at(bytes, index) {
  return bytes[index];
}

/** @param {Uint8Array} bytes @param {Uint8Array} others */
export function concat(bytes, others) {
  const all = new Uint8Array(bytes.length + others.length);
  all.set(bytes);
  all.set(others, bytes.length);
  return all;
}

/** @param {Uint8Array} bytes */
export function hex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {Uint8Array} bytes */
export function base64(bytes) {
  return bytesToBase64(bytes);
}
