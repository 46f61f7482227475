// @ts-check
/** The other way: a text as the value of a field (RFC 2047) and as a body in quoted-printable (RFC 2045). @module */
import { bytesToBase64 } from "../shared/codec.js";

/** What a line of a mail may hold beside its break. */
const longestLine = 76;
/** Bytes in one encoded word, so that a line with one, and with the name of a field, is short enough. */
const wordBytes = 39;

/**
 * A text in printable ASCII on lines of their own, none of which can be taken for a field. Control characters become spaces.
 * @param {string} text
 */
export function fieldValue(text) {
  const plain = text.replace(/\p{Cc}/gu, " ");
  const isReadable = /^(?:[!-~](?:[ -~]*[!-~])?)?$/.test(plain) && !plain.includes("=?");
  if (isReadable && plain.length <= longestLine - 16) return plain;
  /** @type {Uint8Array[]} */
  const words = [];
  let word = new Uint8Array();
  for (const character of plain) {
    // A character is not cut in two.
    const bytes = new TextEncoder().encode(character);
    if (word.length + bytes.length > wordBytes) {
      words.push(word);
      word = new Uint8Array();
    }
    word = Uint8Array.from([...word, ...bytes]);
  }
  words.push(word);
  return words.map((bytes) => `=?utf-8?B?${bytesToBase64(bytes)}?=`).join("\r\n ");
}

/** @param {string} text */
export function quotedPrintable(text) {
  return text
    .split(/\r\n|\n/)
    .map((line) => quotedLine(line))
    .join("\r\n");
}

/** @param {string} line */
function quotedLine(line) {
  const bytes = new TextEncoder().encode(line);
  /** @type {string[]} */
  const lines = [];
  let written = "";
  for (const [index, byte] of bytes.entries()) {
    const isLast = index === bytes.length - 1;
    const isSpace = byte === 0x20 || byte === 0x09;
    const isPlain = (byte > 0x20 && byte < 0x7f && byte !== 0x3d) || (isSpace && !isLast);
    const piece = isPlain
      ? String.fromCharCode(byte)
      : `=${byte.toString(16).toUpperCase().padStart(2, "0")}`;
    if (written.length + piece.length > longestLine - (isLast ? 0 : 1)) {
      lines.push(`${written}=`);
      written = "";
    }
    written += piece;
  }
  return [...lines, written].join("\r\n");
}
