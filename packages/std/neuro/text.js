// @ts-check
/** Externs of neuro:text. Lengths and positions count code points. @module */
import {
  characters,
  codePointIndex,
  panic,
  regex,
  textAt,
  textBetween,
  textIndexOf,
  textLength,
} from "@neuro-lang/runtime";
import { escapePattern, globalOf } from "./shared/patterns.js";

/** @param {string} text @returns {string[]} */
export function chars(text) {
  return characters(text);
}

/** @param {string} text @returns {string[]} */
export function lines(text) {
  if (text === "") return [];
  const all = text.includes("\r") ? text.split(/\r?\n/) : text.split("\n");
  if (all.at(-1) === "") all.pop();
  return all;
}

/** @param {string} text @returns {string[]} */
export function words(text) {
  const trimmed = text.trim();
  return trimmed === "" ? [] : trimmed.split(/\s+/);
}

/** @param {string} text @param {unknown} by @param {number | undefined} limit @returns {string[]} */
export function split(text, by, limit) {
  if (typeof by === "string" && by !== "") {
    return limit === undefined || limit < 1 ? text.split(by) : splitUpTo(text, by, limit);
  }
  const cuts = cutsAt(text, by);
  if (limit !== undefined && limit >= 1) cuts.length = Math.min(cuts.length, limit - 1);
  /** @type {string[]} */
  const pieces = [];
  let start = 0;
  for (const [from, to] of cuts) {
    pieces.push(text.slice(start, from));
    start = to;
  }
  pieces.push(text.slice(start));
  return pieces;
}

/** At most `limit` pieces, the last with all that is left. @param {string} text @param {string} by @param {number} limit */
function splitUpTo(text, by, limit) {
  const pieces = [];
  let start = 0;
  while (pieces.length < limit - 1) {
    const at = text.indexOf(by, start);
    if (at < 0) break;
    pieces.push(text.slice(start, at));
    start = at + by.length;
  }
  pieces.push(text.slice(start));
  return pieces;
}

/** Where each separator starts and ends. @param {string} text @param {unknown} by @returns {[number, number][]} */
function cutsAt(text, by) {
  /** @type {[number, number][]} */
  const cuts = [];
  if (by instanceof RegExp) {
    for (const found of text.matchAll(globalOf(by)))
      cuts.push([found.index, found.index + found[0].length]);
    return cuts;
  }
  if (by !== "") return panic`a separator is a Text or a Regex`;
  // Between all characters.
  let at = 0;
  for (const character of characters(text).slice(0, -1)) cuts.push([(at += character.length), at]);
  return cuts;
}

/** @param {string} text @param {RegExp} pattern */
export function matches(text, pattern) {
  return pattern.test(text);
}

/** @param {string} text @param {string} by @returns {[string, string] | undefined} */
export function splitOnce(text, by) {
  const at = text.indexOf(by);
  return at < 0 ? undefined : [text.slice(0, at), text.slice(at + by.length)];
}

/** @param {string} text */
export function trim(text) {
  return text.trim();
}

/** @param {string} text */
export function trimStart(text) {
  return text.trimStart();
}

/** @param {string} text */
export function trimEnd(text) {
  return text.trimEnd();
}

/** @param {string} text @param {string} locale */
export function lower(text, locale = "en") {
  return text.toLocaleLowerCase(checkedLocale(locale));
}

/** @param {string} text @param {string} locale */
export function upper(text, locale = "en") {
  return text.toLocaleUpperCase(checkedLocale(locale));
}

/** @param {string} text @param {string} locale */
export function title(text, locale = "en") {
  const checked = checkedLocale(locale);
  return text.replace(
    /(\p{L})([\p{L}\p{M}'’]*)/gu,
    (_, /** @type {string} */ first, /** @type {string} */ rest) => {
      return first.toLocaleUpperCase(checked) + rest.toLocaleLowerCase(checked);
    },
  );
}

/** @param {string} locale */
function checkedLocale(locale) {
  try {
    return Intl.getCanonicalLocales(locale)[0];
  } catch {
    return panic`"${locale}" is not the tag of a language`;
  }
}

/** @param {string} text @param {string} part */
export function contains(text, part) {
  return text.includes(part);
}

/** @param {string} text @param {string} part */
export function startsWith(text, part) {
  return text.startsWith(part);
}

/** @param {string} text @param {string} part */
export function endsWith(text, part) {
  return text.endsWith(part);
}

/** @param {string} text @param {string} part @param {number} from @returns {number | undefined} */
export function indexOf(text, part, from = 0) {
  return textIndexOf(text, part, from);
}

/** @param {string} text @param {string} part @returns {number | undefined} */
export function lastIndexOf(text, part) {
  const found = text.lastIndexOf(part);
  return found < 0 ? undefined : codePointIndex(text, found);
}

/** @param {string} text @param {string} part */
export function count(text, part) {
  return part === "" ? textLength(text) + 1 : text.split(part).length - 1;
}

/** @param {string} text @param {unknown} what @param {string} by */
export function replace(text, what, by) {
  if (what instanceof RegExp) return text.replace(globalOf(what), by);
  if (typeof what !== "string") return panic`what is replaced is a Text or a Regex`;
  // Between the characters, not between the halves of a surrogate pair.
  if (what === "") return ["", ...characters(text), ""].join(by);
  return text.replaceAll(what, () => by);
}

/** @param {unknown} what */
export function asRegex(what) {
  return typeof what === "string" ? regex(escapePattern(what), "") : /** @type {RegExp} */ (what);
}

/** @param {string} text @param {number} index @returns {string | undefined} */
export function at(text, index) {
  return textAt(text, index);
}

/** @param {string} text @param {number} n */
export function take(text, n) {
  return textBetween(text, 0, n);
}

/** @param {string} text @param {number} n */
export function drop(text, n) {
  return textBetween(text, n, Infinity);
}

/** @param {string} text @param {number} n */
export function takeLast(text, n) {
  return n <= 0 ? "" : textBetween(text, textLength(text) - n, Infinity);
}

/** @param {string} text @param {number} n */
export function dropLast(text, n) {
  return n <= 0 ? text : textBetween(text, 0, textLength(text) - n);
}

/** @param {string} text @param {number} width @param {string} fill */
export function padStart(text, width, fill = " ") {
  return padding(text, width, fill) + text;
}

/** @param {string} text @param {number} width @param {string} fill */
export function padEnd(text, width, fill = " ") {
  return text + padding(text, width, fill);
}

/** @param {string} text @param {number} width @param {string} fill */
function padding(text, width, fill) {
  const missing = width - textLength(text);
  if (missing <= 0 || fill === "") return "";
  return textBetween(fill.repeat(Math.ceil(missing / textLength(fill))), 0, missing);
}

/** @param {string} text @param {number} n */
export function repeat(text, n) {
  const longest = 2 ** 29 - 24;
  if (text.length * n > longest)
    panic`a Text of length ${text.length} was repeated ${n} times, which is too long`;
  return n <= 0 ? "" : text.repeat(n);
}

/** @param {string} text */
export function reversed(text) {
  return characters(text).toReversed().join("");
}

const forms = ["NFC", "NFD", "NFKC", "NFKD"];

/** @param {string} text @param {{ readonly tag: number }} form */
export function normalize(text, form = { tag: 0 }) {
  return text.normalize(forms[form.tag]);
}

/** @param {string} text @returns {number | undefined} */
export function intOf(text) {
  if (text.length > 15) return longIntOf(text);
  const sign = text.charCodeAt(0);
  let at = sign === plus || sign === minus ? 1 : 0;
  if (at === text.length) return undefined;
  let value = 0;
  for (; at < text.length; at++) {
    const digit = text.charCodeAt(at) - zero;
    if (!(digit >= 0 && digit <= 9)) return undefined;
    value = value * 10 + digit;
  }
  return sign === minus ? 0 - value : value;
}
const plus = "+".charCodeAt(0);
const minus = "-".charCodeAt(0);
const zero = "0".charCodeAt(0);

/** Of a text that may not fit. @param {string} text @returns {number | undefined} */
function longIntOf(text) {
  if (!/^[+-]?[0-9]+$/.test(text)) return undefined;
  const value = Number(text);
  return Number.isSafeInteger(value) ? value + 0 : undefined;
}

/** @param {string} text @returns {number | undefined} */
export function floatOf(text) {
  return /^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?$/.test(text)
    ? Number(text)
    : undefined;
}

/** @param {string} text */
export function isDigits(text) {
  return /^[0-9]+$/.test(text);
}

/** @param {string} text */
export function isLetters(text) {
  return /^[\p{L}\p{M}]+$/u.test(text);
}

/** @param {string} text */
export function isBlank(text) {
  return text.trim() === "";
}

/** @param {string} text @returns {number | undefined} */
export function codePoint(text) {
  return text.codePointAt(0);
}

/** @param {number} code */
export function fromCodePoint(code) {
  const isCharacter = code >= 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : panic`${code} is not the number of a character`;
}

/** @param {string} text */
export function bytes(text) {
  return new TextEncoder().encode(text);
}

/** @param {string} text */
export function dedent(text) {
  const all = text.split("\n");
  let shared = Infinity;
  for (const line of all) if (line.trim() !== "") shared = Math.min(shared, line.search(/[^ \t]/));
  if (shared === Infinity) return text;
  return all.map((line) => (line.trim() === "" ? line.trim() : line.slice(shared))).join("\n");
}

/** @param {string} text @param {number} width */
export function wrap(text, width) {
  return text
    .split("\n")
    .map((line) => wrapLine(line, width))
    .join("\n");
}

/** @param {string} line @param {number} width */
function wrapLine(line, width) {
  /** @type {string[]} */
  const wrapped = [];
  let latest = "";
  for (const word of words(line)) {
    if (latest === "") latest = word;
    else if (textLength(latest) + 1 + textLength(word) <= width) latest += ` ${word}`;
    else {
      wrapped.push(latest);
      latest = word;
    }
  }
  wrapped.push(latest);
  return wrapped.join("\n");
}

/**
 * The longest common subsequence, by the table of its lengths; what is the same at both ends never enters the table.
 * @param {string[]} a @param {string[]} b @returns {[number, string][]} -1 removed, 0 kept, 1 added
 */
export function lineEdits(a, b) {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (
    end < a.length - start &&
    end < b.length - start &&
    a[a.length - 1 - end] === b[b.length - 1 - end]
  )
    end++;
  const left = a.slice(start, a.length - end);
  const right = b.slice(start, b.length - end);
  /** @type {(lines: string[], kind: number) => [number, string][]} */
  const marked = (lines, kind) => lines.map((line) => [kind, line]);
  return [
    ...marked(a.slice(0, start), 0),
    ...changedLines(left, right),
    ...marked(a.slice(a.length - end), 0),
  ];
}

/** @param {string[]} left @param {string[]} right @returns {[number, string][]} */
function changedLines(left, right) {
  const width = right.length + 1;
  const lengths = new Uint32Array((left.length + 1) * width);
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      const below = /** @type {number} */ (lengths[(i + 1) * width + j]);
      const beside = /** @type {number} */ (lengths[i * width + j + 1]);
      const across = /** @type {number} */ (lengths[(i + 1) * width + j + 1]);
      lengths[i * width + j] = left[i] === right[j] ? across + 1 : Math.max(below, beside);
    }
  }
  /** @type {[number, string][]} */
  const edits = [];
  let i = 0;
  let j = 0;
  while (i < left.length || j < right.length) {
    const here = left[i];
    const there = right[j];
    if (here !== undefined && here === there) {
      edits.push([0, here]);
      i++;
      j++;
    } else if (
      here !== undefined &&
      (there === undefined || isAtLeast(lengths, (i + 1) * width + j, i * width + j + 1))
    ) {
      edits.push([-1, here]);
      i++;
    } else {
      edits.push([1, /** @type {string} */ (there)]);
      j++;
    }
  }
  return edits;
}

/** @param {Uint32Array} lengths @param {number} one @param {number} other */
function isAtLeast(lengths, one, other) {
  return /** @type {number} */ (lengths[one]) >= /** @type {number} */ (lengths[other]);
}

/** @param {string} a @param {string} b */
export function similarity(a, b) {
  const left = characters(a);
  const right = characters(b);
  const longest = Math.max(left.length, right.length);
  return longest === 0 ? 1 : 1 - editDistance(left, right) / longest;
}

/** @param {string[]} left @param {string[]} right */
function editDistance(left, right) {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (const [i, character] of left.entries()) {
    const next = [i + 1];
    for (const [j, other] of right.entries()) {
      const replaced = /** @type {number} */ (row[j]) + (character === other ? 0 : 1);
      next.push(
        Math.min(
          replaced,
          /** @type {number} */ (row[j + 1]) + 1,
          /** @type {number} */ (next[j]) + 1,
        ),
      );
    }
    row = next;
  }
  return /** @type {number} */ (row[right.length]);
}
