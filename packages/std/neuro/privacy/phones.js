// @ts-check
/** Telephone numbers: those with a country code anywhere, national ones where their country or a word tells. @module */
import { isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js/core";
import metadata from "libphonenumber-js/min/metadata";
import { asDigits, isWordAt } from "./candidates.js";
import { before, contexts, weigh } from "./context.js";
import { costs } from "./work.js";

/** @typedef {import("./candidates.js").Search} Search */
/** @typedef {import("./numbers.js").Group} Group */

/** Countries tried for a national number after a word such as "phone", when none is given: with a trunk 0, and without one. */
const usual = [
  ["GB", "DE", "FR", "NL", "AU"],
  ["US", "ES", "IT", "BR", "IN"],
];
/** E.164 knows 15 digits; a trunk digit in parentheses comes on top. */
const mostDigits = 16;
const fewestDigits = 7;
const mostGroups = 7;
const longestAreaCode = 6;

const extension = / ?(?:x|ext\.?|extension|durchwahl) ?\d{1,6}(?!\w)/iy;

/**
 * The longest sequence of groups from the first one that is a telephone number.
 * @param {Search} search @param {readonly Group[]} groups @param {number} first
 */
export function phone(search, groups, first) {
  const { text } = search;
  const start = numberStart(text, /** @type {Group} */ (groups[first]).start);
  if (isWordAt(text, start - 1)) return;
  const isMarked = text[start] === "+" || text[start] === "(";
  if (!isMarked && /[-.,/]/.test(text[start - 1] ?? " ")) return;
  for (const end of endsFrom(text, groups, first)) {
    const [sureness, why, value] = phoneNumber(search, start, text.slice(start, end));
    if (sureness === 0) continue;
    const [confidence, because] = weigh(before(text, start), contexts.phone, sureness);
    extension.lastIndex = end;
    search.found.push({
      kind: "Phone",
      detail: "",
      start,
      end: end + (extension.exec(text)?.[0].length ?? 0),
      confidence,
      why: why + because,
      value,
    });
    return;
  }
}

/** With what stands before the first digit: `+`, and `(` that is closed. @param {string} text @param {number} start */
function numberStart(text, start) {
  if (text[start - 1] === "(" && text.slice(start, start + longestAreaCode).includes(")")) start--;
  if (text[start - 1] === "+") start--;
  return start;
}

/** Where sequences of groups end that have as many digits as a number, the longest first. @param {string} text @param {readonly Group[]} groups @param {number} first */
function endsFrom(text, groups, first) {
  /** @type {number[]} */
  const ends = [];
  let digits = 0;
  for (let last = first; last < groups.length && last - first < mostGroups; last++) {
    const { start, end } = /** @type {Group} */ (groups[last]);
    digits += end - start;
    if (digits > mostDigits) break;
    const next = text[end] ?? " ";
    const goesOn = isWordAt(text, end) || (/[-./:,@]/.test(next) && isWordAt(text, end + 1));
    if (digits >= fewestDigits && !goesOn) ends.unshift(end);
  }
  return ends.slice(0, 3);
}

/**
 * @param {Search} search @param {number} start @param {string} written
 * @returns {[number, string, string]} how sure, 0 if it is none; why; the number as E.164 writes it
 */
function phoneNumber(search, start, written) {
  const digits = asDigits(written);
  // Addresses of machines, and the middle of an account.
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(digits)) return [0, "", ""];
  if (digits.startsWith("00") && /\d $/.test(search.text.slice(start - 2, start)))
    return [0, "", ""];
  const sureness = isInternational(digits)
    ? /^\(?\+/.test(digits)
      ? 0.85
      : /[ ./()-]/.test(digits)
        ? 0.6
        : 0.4
    : 0;
  if (sureness > 0) {
    const value = parsed(search, start, digits.replace(/^00/, "+"), undefined);
    return value === undefined
      ? [0, "", ""]
      : [sureness, "telephone number with a country code", value];
  }
  if (/^\d{4}[-./]\d{2}[-./]\d{2}|^\d{2}[-./]\d{2}[-./]\d{4}/.test(digits)) return [0, "", ""];
  const american = /^\(?[2-9]\d{2}\)?[-. ]{1,2}[2-9]\d{2}[-. ]\d{4}$/.test(digits);
  const isWritten = /^\(?0|[ ./()-]/.test(digits);
  if (american) {
    const value = parsed(search, start, digits, "US");
    if (value !== undefined) return [0.6, "telephone number (US)", value];
  }
  const others = isNamed(search, start) ? usualFor(digits) : [];
  for (const country of new Set([...search.countries, ...others])) {
    const value = parsed(search, start, digits, country);
    if (value === undefined) continue;
    const isAtHome = search.countries.includes(country);
    return [isAtHome && isWritten ? 0.65 : 0.35, `telephone number (${country})`, value];
  }
  return [0, "", ""];
}

/** @param {string} digits */
function usualFor(digits) {
  return /** @type {string[]} */ (usual[/^\(?0/.test(digits) ? 0 : 1]);
}

/** @param {Search} search @param {number} start */
function isNamed({ text }, start) {
  return contexts.phone.test(before(text, start));
}

/** @param {string} digits */
function isInternational(digits) {
  return /^\(?\+|^00[1-9]/.test(digits);
}

/** @param {Search} search @param {number} start @param {string} written @param {string | undefined} country */
function parsed(search, start, written, country) {
  search.work.spend(written.length * costs.phone, start);
  const options = country === undefined ? {} : { defaultCountry: asCountry(country) };
  const number = parsePhoneNumberFromString(written, { extract: false, ...options }, metadata);
  return number?.isValid() === true ? number.number : undefined;
}

/** @param {string} country */
export function isKnownCountry(country) {
  return isSupportedCountry(asCountry(country), metadata);
}

/** @param {string} country */
function asCountry(country) {
  return /** @type {import("libphonenumber-js/core").CountryCode} */ (country);
}
