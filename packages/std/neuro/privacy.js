// @ts-check
/** Externs of neuro:privacy: the parts stand in `privacy/`. @module */
import { codePointIndex } from "@neuro-lang/runtime";
import { normalise } from "./privacy/normalise.js";
import { isKnownCountry } from "./privacy/phones.js";
import { pseudonymOf } from "./privacy/pseudonyms.js";
import { scan } from "./privacy/scan.js";
import { TooCostly } from "./privacy/work.js";

/** @typedef {[string, string, number, number, string, number, string, string]} Found kind, detail, start, end, text, confidence, why, value */

/**
 * @param {string} text @param {readonly string[]} countries @param {number} threshold @param {number} effort
 * @returns {[Found[], string, string, number]} what was found, or nothing and which problem, why and where
 */
export function findings(text, countries, threshold, effort) {
  // A country that nobody knows would hide what was meant to be found.
  const unknown = countries.find((country) => !isKnownCountry(country));
  if (unknown !== undefined) return [[], "country", unknown, 0];
  const plain = normalise(text);
  try {
    const found = scan(plain.text, countries, effort, threshold);
    return [found.map((candidate) => asFound(text, plain, candidate)), "", "", 0];
  } catch (error) {
    // Whatever goes wrong, nothing is passed over in silence.
    if (error instanceof TooCostly)
      return [[], "costly", "", codePointIndex(text, plain.toOriginal(error.at, error.at + 1)[0])];
    // The message of the error may quote the text.
    return [[], "broken", error instanceof Error ? error.name : typeof error, 0];
  }
}

/**
 * @param {string} text @param {import("./privacy/normalise.js").Plain} plain
 * @param {import("./privacy/candidates.js").Candidate} candidate @returns {Found}
 */
function asFound(text, plain, { kind, detail, start, end, confidence, why, value }) {
  const [from, to] = plain.toOriginal(start, end);
  const rounded = Math.round(confidence * 100) / 100;
  return [
    kind,
    detail,
    codePointIndex(text, from),
    codePointIndex(text, to),
    text.slice(from, to),
    rounded,
    why,
    value,
  ];
}

/** @param {string} key @param {string} kind @param {string} tag @param {string} value */
export function pseudonym(key, kind, tag, value) {
  return pseudonymOf(key, kind, tag, value);
}
