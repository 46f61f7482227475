// @ts-check
/** A mail as a tree of parts (RFC 2046), read as far as it goes: a part that is cut off ends where the mail does. @module */
import { fieldsOf, first, Structured } from "./headers.js";

/**
 * @typedef {object} Part
 * @property {readonly import("./headers.js").Field[]} fields
 * @property {Structured} type
 * @property {Structured} disposition
 * @property {string} content characters below 256, still packed
 * @property {readonly Part[]} parts of a multipart
 */

/** Deeper than any program nests; a mail made to exhaust its readers is refused. */
export const mostLevels = 100;

export class TooDeep extends Error {}

/**
 * @param {string} source characters below 256, lines that end with `\n`
 * @param {string} usual the type of a part that names none
 * @param {number} level
 * @returns {Part}
 */
export function partOf(source, usual = "text/plain", level = 0) {
  if (level > mostLevels) throw new TooDeep();
  const [head, content] = headAndContent(source);
  const fields = fieldsOf(head);
  const written = first(fields, "content-type");
  const type = new Structured(written === "" ? usual : written);
  const disposition = new Structured(first(fields, "content-disposition"));
  const inner = type.word === "multipart/digest" ? "message/rfc822" : "text/plain";
  const pieces = type.word.startsWith("multipart/") ? piecesOf(content, type.get("boundary")) : [];
  const parts = pieces.map((piece) => partOf(piece, inner, level + 1));
  return { fields, type, disposition, content, parts };
}

/** @param {string} source @returns {[string, string]} */
function headAndContent(source) {
  if (source.startsWith("\n")) return ["", source.slice(1)];
  const end = source.indexOf("\n\n");
  return end < 0 ? [source, ""] : [source.slice(0, end), source.slice(end + 2)];
}

/** What stands between the boundaries; nothing if there is none. @param {string} content @param {string} boundary */
function piecesOf(content, boundary) {
  /** @type {string[]} */
  const pieces = [];
  if (boundary === "") return pieces;
  const mark = `--${boundary}`;
  /** Where the piece starts that is being read. @type {number | undefined} */
  let from;
  for (let at = lineStart(content, mark, 0); at >= 0; at = lineStart(content, mark, at + 1)) {
    const end = content.indexOf("\n", at);
    const line = content.slice(at + mark.length, end < 0 ? content.length : end).trimEnd();
    if (line !== "" && line !== "--") continue;
    // The line break before a boundary belongs to it.
    if (from !== undefined) pieces.push(content.slice(from, Math.max(from, at - 1)));
    if (line === "--" || end < 0) return pieces;
    from = end + 1;
  }
  if (from !== undefined) pieces.push(content.slice(from));
  return pieces;
}

/** The next place from which on a line starts with a mark, or −1. @param {string} content @param {string} mark @param {number} from */
function lineStart(content, mark, from) {
  if (from === 0 && content.startsWith(mark)) return 0;
  const before = content.indexOf(`\n${mark}`, Math.max(0, from - 1));
  return before < 0 ? -1 : before + 1;
}
