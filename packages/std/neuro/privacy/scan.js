// @ts-check
/**
 * One walk over the plain text. Only digits, `@`, `:`, `=` and long words lead to anything that costs more than a look, and all
 * of that sees windows of bounded length. @module
 */
import { atSign, colon, dashedAddress } from "./addresses.js";
import { isWordAt, withoutOverlaps } from "./candidates.js";
import { codes } from "./codes.js";
import { numbers } from "./numbers.js";
import { assignment, longWord, privateKeys, shortestKey } from "./secrets.js";
import { Work } from "./work.js";

/** @typedef {import("./candidates.js").Candidate} Candidate */

const other = 0;
const letter = 1;
const digit = 2;
/** What goes on with a key: `_ - . + /`. */
const joiner = 3;
const at = 4;
const colonMark = 5;
const equals = 6;

const classes = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
  const character = String.fromCharCode(code);
  if (/[A-Za-z]/.test(character)) classes[code] = letter;
  else if (/[0-9]/.test(character)) classes[code] = digit;
  else if (/[-_.+/]/.test(character)) classes[code] = joiner;
}
classes["@".charCodeAt(0)] = at;
classes[":".charCodeAt(0)] = colonMark;
classes["=".charCodeAt(0)] = equals;

/**
 * What is found is taken out and the rest looked at again, until nothing is left: a number that stood among the digits of
 * another is found then, and what was redacted has nothing more to find.
 * @param {string} text plain @param {readonly string[]} countries @param {number} effort @param {number} threshold
 * @returns {Candidate[]} in order, without overlaps
 */
export function scan(text, countries, effort, threshold) {
  const work = new Work(effort, text.length);
  /** @type {Candidate[]} */
  const all = [];
  for (let rest = text; ;) {
    /** @type {import("./candidates.js").Search} */
    const search = { text: rest, countries, threshold, work, found: [] };
    work.spend(text.length, 0);
    walk(search);
    // A threshold that is no number keeps everything.
    const found = withoutOverlaps(
      search.found.filter(({ confidence }) => !(confidence < threshold)),
    );
    if (found.length === 0) return all.toSorted((a, b) => a.start - b.start);
    all.push(...found);
    rest = without(rest, found);
  }
}

/** With brackets in the place of what was found, as redacted texts have. @param {string} text @param {readonly Candidate[]} found */
function without(text, found) {
  const parts = [];
  let from = 0;
  for (const { start, end } of found) {
    parts.push(text.slice(from, start), "]".repeat(end - start));
    from = end;
  }
  parts.push(text.slice(from));
  return parts.join("");
}

/** @param {import("./candidates.js").Search} search */
function walk(search) {
  const { text } = search;
  privateKeys(search);
  /** Where the run of letters and digits began, and the one of joiners too; -1 outside. */
  let word = -1;
  let longRun = -1;
  /** Digits before this place belong to a number that was looked at. */
  let done = 0;
  for (let i = 0; i <= text.length; i++) {
    const code = i < text.length ? text.charCodeAt(i) : 32;
    const kind = code < 128 ? /** @type {number} */ (classes[code]) : other;
    if (kind === letter) {
      if (word < 0) word = i;
      if (longRun < 0) longRun = i;
      continue;
    }
    if (kind === digit) {
      if (word < 0) word = i;
      if (longRun < 0) longRun = i;
      if (i >= done) done = lookAtWord(search, word, i);
      continue;
    }
    word = -1;
    if (kind === joiner) {
      if (longRun < 0) longRun = i;
      continue;
    }
    if (longRun >= 0) {
      if (i - longRun >= shortestKey) longWord(search, longRun, i);
      longRun = -1;
    }
    if (kind === at) atSign(search, i);
    else if (kind === colonMark) {
      done = Math.max(done, colon(search, i));
      assignment(search, i);
    } else if (kind === equals) assignment(search, i);
  }
}

/**
 * The first digit of a word. Gives up to where its digits need no second look.
 * @param {import("./candidates.js").Search} search @param {number} word @param {number} first
 */
function lookAtWord(search, word, first) {
  if (word === first) {
    const end = endOfSmallNumber(search.text, word);
    if (end > word) return end;
  }
  dashedAddress(search, word);
  const start = word === first ? withLettersBefore(search.text, word) : word;
  const codeEnd = Math.max(start < word ? codes(search, start) : 0, codes(search, word));
  if (codeEnd > first) return codeEnd;
  return Math.max(first + 1, numbers(search, word));
}

/**
 * The end of a number of three to six digits that nothing joins, as most numbers are: it cannot be part of anything. The start
 * otherwise. Shorter ones may be the day of a date.
 * @param {string} text @param {number} start
 */
function endOfSmallNumber(text, start) {
  let end = start;
  while (isDigitAt(text, end)) end++;
  if (end - start < 3 || end - start > 6 || isWordAt(text, end)) return start;
  const next = text[end] === " " ? end + 1 : end;
  return isDigitAt(text, next) || /[-./()]/.test(text[next] ?? "") ? start : end;
}

/** @param {string} text @param {number} at */
function isDigitAt(text, at) {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

/** Where `GB 123 4567 89` begins: up to three capitals and a gap belong to the digits. @param {string} text @param {number} word */
function withLettersBefore(text, word) {
  const gap = text[word - 1];
  if (gap !== " " && gap !== "-") return word;
  let start = word - 1;
  while (word - start <= 4 && isCapital(text.charCodeAt(start - 1))) start--;
  return word - start <= 4 && start < word - 1 ? start : word;
}

/** @param {number} code */
function isCapital(code) {
  return code >= 65 && code <= 90;
}
