// @ts-check
/**
 * What is written in digits: cards, identifiers, telephone numbers, dates of birth. A run of groups of digits is cut out once;
 * every sequence of its groups that is laid out like a known number is given to the library that checks it. @module
 */
import cardValidator from "card-validator";
import { dottedAddress } from "./addresses.js";
import { asDigits, endsAlone, isWordAt, startsAlone } from "./candidates.js";
import { codes } from "./codes.js";
import { before, contexts, weigh } from "./context.js";
import { dateOfBirth } from "./dates.js";
import { numberRules } from "./identifiers.js";
import { phone } from "./phones.js";
import { costs } from "./work.js";

/** @typedef {import("./candidates.js").Search} Search */
/** @typedef {import("./identifiers.js").NumberRule} NumberRule */
/** @typedef {{ start: number, end: number }} Group */

/** The longest number, a card of 19 digits. */
const mostDigits = 19;
const mostGroups = 8;
/** Longer than what a slash could be part of. */
const longNumber = 13;

/** Rules by the lengths of their groups, `3 2 4`. @type {Map<number, NumberRule[]>} */
const rulesByLayout = new Map();
for (const rule of numberRules) {
  for (const groups of rule.groups) {
    const key = groups.reduce(layoutKey, 0);
    rulesByLayout.set(key, [...(rulesByLayout.get(key) ?? []), rule]);
  }
}

/** How cards are printed, and without gaps. */
const cardLayouts = new Set(
  [
    [4, 4, 4, 4],
    [4, 4, 4, 4, 3],
    [4, 6, 5],
    [4, 6, 4],
    [4, 4, 4, 1],
    [13],
    [14],
    [15],
    [16],
    [19],
  ].map((groups) => groups.reduce(layoutKey, 0)),
);

/** @param {number} key @param {number} length */
function layoutKey(key, length) {
  return key * (mostDigits + 1) + length;
}

/**
 * Looks at the run of groups of digits that starts at a word, and gives where it ends.
 * @param {Search} search @param {number} start
 */
export function numbers(search, start) {
  const groups = groupsFrom(search.text, start);
  const last = groups[groups.length - 1];
  if (last === undefined) return start + 1;
  search.work.spend(last.end - start, start);
  groups.forEach((group, first) => {
    if (first > 0) {
      if (!/[ (]/.test(search.text[group.start - 1] ?? "")) return;
      codes(search, group.start);
    }
    phone(search, groups, first);
    dottedAddress(search, groups, first);
    dateOfBirth(search, groups, first);
    identifiersFrom(search, groups, first);
  });
  return last.end;
}

/** Groups of digits with at most a few separators between. @param {string} text @param {number} start @returns {Group[]} */
function groupsFrom(text, start) {
  /** @type {Group[]} */
  const groups = [];
  let at = start;
  for (;;) {
    const end = groupEnd(text, at);
    if (end === at) return groups;
    groups.push({ start: at, end });
    at = end + gapAfter(text, end);
    if (at === end) return groups;
  }
}

/** The length of what may stand between two groups: one separator, ` - `, `) ` and the like; columns are further apart. @param {string} text @param {number} end */
function gapAfter(text, end) {
  let length = 0;
  while (length < 3 && isSeparator(text.charCodeAt(end + length))) {
    if (length > 0 && text[end + length] === " " && text[end + length - 1] === " ") return 0;
    length++;
  }
  return length;
}

/** @param {number} code */
function isSeparator(code) {
  // space ( ) - . /
  return code === 32 || code === 40 || code === 41 || (code >= 45 && code <= 47);
}

/** The end of a word of digits, letters that look like them included; its start if it is none. @param {string} text @param {number} start */
function groupEnd(text, start) {
  let at = start;
  let digits = 0;
  for (; ; at++) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) digits++;
    // I O l o
    else if (code !== 73 && code !== 79 && code !== 108 && code !== 111) break;
  }
  return digits > 0 && digits * 2 >= at - start && !isWordAt(text, at) ? at : start;
}

/** @param {Search} search @param {readonly Group[]} groups @param {number} first */
function identifiersFrom(search, groups, first) {
  const { text } = search;
  const { start } = /** @type {Group} */ (groups[first]);
  let key = 0;
  let digits = 0;
  for (let last = first; last < groups.length && last - first < mostGroups; last++) {
    const group = /** @type {Group} */ (groups[last]);
    if (last > first && group.start - /** @type {Group} */ (groups[last - 1]).end > 1) return;
    digits += group.end - group.start;
    if (digits > mostDigits) return;
    key = layoutKey(key, group.end - group.start);
    const isCard = cardLayouts.has(key);
    const rules = rulesByLayout.get(key);
    if (!isCard && rules === undefined) continue;
    if (!isBounded(text, groups, first, last)) continue;
    const written = text.slice(start, group.end);
    if (isCard) card(search, start, written);
    for (const rule of rules ?? []) identifier(search, rule, start, written);
  }
}

/**
 * A number inside a longer run stands between spaces, and not among groups like its own; at the run's edges it stands alone.
 * @param {string} text @param {readonly Group[]} groups @param {number} first @param {number} last
 */
function isBounded(text, groups, first, last) {
  const { start } = /** @type {Group} */ (groups[first]);
  const { end } = /** @type {Group} */ (groups[last]);
  const previous = groups[first - 1];
  const next = groups[last + 1];
  if (first < last && text[/** @type {Group} */ (groups[first]).end] === " ") {
    // The rest of an account whose check digits are wrong.
    if (
      previous === undefined &&
      /(?<![A-Z0-9])[A-Z]{2}\d{2} $/.test(text.slice(Math.max(0, start - 6), start))
    )
      return false;
    if (isSibling(text, previous, groups[first]) || isSibling(text, groups[last], next))
      return false;
  }
  if (previous === undefined && !startsAlone(text, start)) return false;
  if (next === undefined) return endsAlone(text, end);
  // A bracket, a gap or the end of a sentence; `4111…1111/12/27` tells when a card expires.
  if (/^(?:[ ()]|\. )/.test(text.slice(end, end + 2))) return true;
  return text[end] === "/" && end - start >= longNumber;
}

/** Two groups of one length with one space between. @param {string} text @param {Group | undefined} a @param {Group | undefined} b */
function isSibling(text, a, b) {
  if (a === undefined || b === undefined || text[a.end] !== " ") return false;
  return b.start === a.end + 1 && b.end - b.start === a.end - a.start;
}

/** @param {Search} search @param {number} start @param {string} written */
function card(search, start, written) {
  const digits = asDigits(written).replace(/[ .-]/g, "");
  if (/[^0-9]/.test(digits) || /^(\d)\1*$/.test(digits)) return;
  search.work.spend(digits.length * costs.card, start);
  const { isValid, card: type } = cardValidator.number(digits);
  if (!isValid || type === null) return;
  const isGrouped = written.length !== digits.length;
  const sureness = isGrouped
    ? 0.9
    : digits.length === 16
      ? 0.75
      : type.type === "maestro"
        ? 0.45
        : 0.65;
  const [confidence, why] = judge(search, start, written, contexts.card, sureness);
  search.found.push({
    kind: "Card",
    detail: "",
    start,
    end: start + written.length,
    confidence,
    why: `${type.niceType} with a check digit${why}`,
    value: digits,
  });
}

/** @param {Search} search @param {NumberRule} rule @param {number} start @param {string} written */
function identifier(search, rule, start, written) {
  const digits = written.replace(/[^0-9OolI]/g, "");
  const isGrouped = digits.length !== written.length;
  if (isGrouped && !onlySeparators(written, rule.separators)) return;
  const value = asDigits(digits);
  if (/^(\d)\1*$/.test(value)) return;
  const isAtHome = search.countries.includes(rule.country);
  const sureness = (isGrouped ? rule.grouped : rule.plain) + (isAtHome ? 0.2 : 0);
  search.work.spend(value.length * costs.identifier, start);
  const [confidence, why] = judge(search, start, written, rule.words, sureness);
  // Words are cheaper than check digits, and most numbers have none of either.
  if (confidence < search.threshold || !rule.checker.validate(asDigits(written)).isValid) return;
  search.found.push({
    kind: rule.kind,
    detail: rule.country,
    start,
    end: start + written.length,
    confidence,
    why: `${rule.name} (${rule.country})${why}`,
    value,
  });
}

/** @param {string} written @param {string} separators */
function onlySeparators(written, separators) {
  for (const character of written)
    if (!/[0-9OolI]/.test(character) && !separators.includes(character)) return false;
  return true;
}

/**
 * @param {Search} search @param {number} start @param {string} written @param {RegExp} words @param {number} sureness
 * @returns {[number, string]}
 */
function judge({ text }, start, written, words, sureness) {
  const isRead = /[OolI]/.test(written);
  const [confidence, why] = weigh(before(text, start), words, isRead ? sureness * 0.8 : sureness);
  return [confidence, isRead ? `, letters read as digits${why}` : why];
}
