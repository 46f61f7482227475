// @ts-check
/** The head of a mail or of one of its parts: fields (RFC 5322), their parameters (RFC 2045 and 2231), dates. @module */
import { bytesOf, textOf } from "./transfer.js";

/** @typedef {[name: string, value: string]} Field the name in lower case, the value on one line */

/**
 * The fields of a head, in order. Lines that are none are passed over.
 * @param {string} head characters below 256
 * @returns {Field[]}
 */
export function fieldsOf(head) {
  /** @type {string[]} */
  const lines = [];
  for (const line of head.split("\n")) {
    if (/^[ \t]/.test(line) && lines.length > 0) lines.push(`${lines.pop()}${line}`);
    else lines.push(line);
  }
  return lines.flatMap((line) => {
    const found = /^([!-9;-~]+)[ \t]*:/.exec(line);
    if (found === null) return [];
    const [before, name = ""] = found;
    // No character of a head may start a line of its own where the value is written again.
    const value = textOf(bytesOf(line.slice(before.length)), "").replace(/[\r\n\0]+/g, " ");
    return [/** @type {Field} */ ([name.toLowerCase(), value.trim()])];
  });
}

/** The first field of a name: later ones could show one reader another mail than the next. @param {readonly Field[]} fields @param {string} wanted */
export function first(fields, wanted) {
  return fields.find(([name]) => name === wanted)?.[1] ?? "";
}

/** What `Content-Type` and `Content-Disposition` say: a word, and parameters by their names in lower case. */
export class Structured {
  /** @readonly */
  word;
  /** @readonly @type {ReadonlyMap<string, string>} */
  parameters;

  /** @param {string} value */
  constructor(value) {
    this.word = (/^[^\s;(]*/.exec(value)?.[0] ?? "").toLowerCase();
    this.parameters = parametersIn(value);
  }

  /** @param {string} name */
  get(name) {
    return this.parameters.get(name) ?? "";
  }
}

/** @param {string} value */
function parametersIn(value) {
  /** @type {Map<string, string>} */
  const found = new Map();
  /** Pieces of long or foreign values: `name*0`, `name*1*`. @type {Map<string, { text: string, coded: boolean }[]>} */
  const pieces = new Map();
  for (const [, written = "", quoted, bare = ""] of value.matchAll(
    /;\s*([^\s=;*]+(?:\*\d*\*?)?)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;]*))/g,
  )) {
    const text = quoted === undefined ? bare.trim() : quoted.replace(/\\(.)/g, "$1");
    const [name = "", ...marks] = written.toLowerCase().split("*");
    if (marks.length === 0) {
      if (!found.has(name)) found.set(name, text);
    } else {
      const all = pieces.get(name) ?? [];
      all.push({ text, coded: marks.at(-1) === "" });
      pieces.set(name, all);
    }
  }
  for (const [name, all] of pieces) found.set(name, joined(all));
  return found;
}

/** @param {readonly { text: string, coded: boolean }[]} pieces */
function joined(pieces) {
  let charset = "";
  const [opening] = pieces;
  const bytes = pieces.map(({ text, coded }, index) => {
    if (!coded) return binaryOfText(text);
    const parts = /^([^']*)'[^']*'(.*)$/s.exec(text);
    if (index === 0 && parts !== null) charset = parts[1] ?? "";
    const escaped = index === 0 && parts !== null ? (parts[2] ?? "") : text;
    return binaryOfText(escaped).replace(/%([0-9a-f]{2})/gi, (_, digits) =>
      String.fromCharCode(Number.parseInt(digits, 16)),
    );
  });
  return textOf(bytesOf(bytes.join("")), opening?.coded === true ? charset : "");
}

/** @param {string} text */
function binaryOfText(text) {
  return Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join("");
}

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
/** Hours from UTC, RFC 5322 section 4.3; other names stand for UTC. @type {Readonly<Record<string, number>>} */
const zones = { est: -5, edt: -4, cst: -6, cdt: -5, mst: -7, mdt: -6, pst: -8, pdt: -7 };

/** The time of a `Date` field in milliseconds, or undefined if it is none. @param {string} value @returns {number | undefined} */
export function timeOf(value) {
  const found =
    /^(?:[a-z]+,?\s+)?(\d{1,2})\s+([a-z]{3})[a-z]*\s+(\d{2,4})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s*([+-]\d{4})|\s+([a-z]{1,5}))?/i.exec(
      value,
    );
  if (found === null) return undefined;
  const [, day, name = "", written = "", hour, minute, second = "0", offset, zone = ""] = found;
  const month = months.indexOf(name.toLowerCase());
  const year = Number(written) + (written.length > 2 ? 0 : Number(written) < 50 ? 2000 : 1900);
  const local = new Date(Date.UTC(year, month, Number(day)));
  // The 31st of a short month is no day; 60 seconds are a leap second.
  if (month < 0 || local.getUTCDate() !== Number(day)) return undefined;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return undefined;
  const minutes =
    offset === undefined
      ? (zones[zone.toLowerCase()] ?? 0) * 60
      : Math.trunc(Number(offset) / 100) * 60 + (Number(offset) % 100);
  return (
    local.getTime() +
    (Number(hour) * 60 + Number(minute) - minutes) * 60_000 +
    Number(second) * 1000
  );
}
