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
  switch (kind) {
    case "Email":
      return `${letters(hash)}@pseudonym.invalid`;
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
      return `[${tag}#${letters(hash)}]`;
  }
}

/** 64 bits in letters alone: digits might look like a number. @param {Uint8Array} hash */
function letters(hash) {
  return Array.from(hash.subarray(0, 8), (byte) =>
    String.fromCharCode(97 + (byte >> 4), 97 + (byte & 15)),
  ).join("");
}

/** @param {DataView} view */
function hexGroups(view) {
  return Array.from({ length: 6 }, (_, place) => view.getUint16(place * 2).toString(16)).join(":");
}
