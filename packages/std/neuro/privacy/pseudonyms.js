// @ts-check
/**
 * Pseudonyms: what HMAC-SHA-256 (RFC 2104) makes of a value under the project's key. Where the form helps it is kept, in a range
 * that belongs to nobody, so that a pseudonym is neither somebody else's address nor found again. @module
 */
import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";

const encoder = new TextEncoder();

/** @param {string} key @param {string} kind @param {string} tag @param {string} value in its one form */
export function pseudonymOf(key, kind, tag, value) {
  // The kind is part of what is signed: equal texts of different kinds stay unrelated.
  const hash = hmac(sha256, encoder.encode(key), encoder.encode(`${kind}\0${value}`));
  const view = new DataView(hash.buffer, hash.byteOffset);
  const word = (/** @type {number} */ place) =>
    view
      .getUint32(place * 4)
      .toString(16)
      .padStart(8, "0");
  switch (kind) {
    case "Email":
      return `${word(0)}${word(1)}@pseudonym.invalid`;
    case "Phone":
      // No country has the code 999.
      return `+999${String(view.getBigUint64(0) % 10n ** 11n).padStart(11, "0")}`;
    case "IpAddress":
      return value.includes(":")
        ? // RFC 3849: for documentation.
          `2001:db8:${hexGroups(view)}`
        : // RFC 1112: reserved.
          `${240 + (view.getUint8(0) & 15)}.${view.getUint8(1)}.${view.getUint8(2)}.${view.getUint8(3)}`;
    default:
      return `[${tag}:${word(0)}${word(1)}]`;
  }
}

/** @param {DataView} view */
function hexGroups(view) {
  return Array.from({ length: 6 }, (_, place) => view.getUint16(place * 2).toString(16)).join(":");
}
