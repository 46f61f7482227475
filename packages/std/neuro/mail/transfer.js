// @ts-check
/**
 * From the bytes of a mail to texts: what a transfer encoding (RFC 2045) packs, and what a character set means. Until it is known
 * what bytes mean, they are held as a text of characters below 256, which can be searched.
 * @module
 */
import { bytesFromBase64 } from "../shared/codec.js";

const chunk = 0x8000;

/** @param {Uint8Array} bytes */
export function binaryOf(bytes) {
  let binary = "";
  for (let at = 0; at < bytes.length; at += chunk)
    binary += String.fromCharCode(...bytes.subarray(at, at + chunk));
  return binary;
}

/** @param {string} binary */
export function bytesOf(binary) {
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

/** What the transfer encoding packs; what is not well packed is kept as far as it can be read. @param {string} binary @param {string} encoding */
export function unpacked(binary, encoding) {
  if (encoding.includes("quoted-printable")) return fromQuotedPrintable(binary);
  if (encoding.includes("base64")) return fromBase64(binary);
  return bytesOf(binary);
}

/** @param {string} binary */
function fromQuotedPrintable(binary) {
  const joined = binary.replace(/=[ \t]*(?:\n|$)/g, "");
  return bytesOf(
    joined.replace(/=([0-9a-f]{2})/gi, (_, digits) =>
      String.fromCharCode(Number.parseInt(digits, 16)),
    ),
  );
}

/** Some programs pad every line: each padding ends a unit. @param {string} binary */
function fromBase64(binary) {
  const units = binary.replace(/[^a-z0-9+/=]+/gi, "").split(/=+/);
  const parts = units.map((unit) => {
    // One character of four holds no byte: the mail was cut off there.
    const whole = unit.length % 4 === 1 ? unit.slice(0, -1) : unit;
    return bytesFromBase64(whole) ?? new Uint8Array();
  });
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/**
 * The text that bytes write. A mail that names no character set, or one that nobody knows, is UTF-8 if it can be, else what
 * programs of the West have written.
 * @param {Uint8Array} bytes @param {string} charset
 */
export function textOf(bytes, charset) {
  const decoder = decoderFor(charset);
  if (decoder !== undefined) return decoder.decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** @param {string} charset */
function decoderFor(charset) {
  const label = /^[\w.:-]*/.exec(charset.trim())?.[0].toLowerCase() ?? "";
  // Programs write `us-ascii` over texts that are none.
  if (label === "" || label === "us-ascii" || label === "ascii") return undefined;
  for (const name of [label, label.replace(/^x-/, ""), label.replace(/^cp-?/, "windows-")]) {
    try {
      return new TextDecoder(name);
    } catch {
      // The next way to write it.
    }
  }
  return undefined;
}
