// @ts-check
/** Externs of neuro:regex. @module */
import { NeuroMap, regex, textLength } from "@neuro-lang/runtime";
import { escapePattern, globalOf } from "./shared/patterns.js";
import { split as splitText } from "./text.js";

/** @param {string} source @param {string} flags @returns {[RegExp | undefined, string]} */
export function compiled(source, flags) {
  try {
    return [regex(source, flags), ""];
  } catch (error) {
    return [undefined, /** @type {Error} */ (error).message];
  }
}

/** @typedef {[string, number, number, (string | undefined)[], NeuroMap<string, string>]} Place */

/** @param {RegExp} pattern @param {string} text @param {boolean} all @returns {Place[]} */
export function found(pattern, text, all) {
  const places = all
    ? text.matchAll(globalOf(pattern))
    : [pattern.exec(text)].filter((place) => place !== null);
  const position = positionsIn(text);
  return Array.from(places, (place) => [
    place[0],
    position(place.index),
    position(place.index + place[0].length),
    Array.from(place),
    namesOf(place),
  ]);
}

/** Code points before an index of code units, for indices that never go back: a long text is walked once, not once a match. @param {string} text */
function positionsIn(text) {
  let units = 0;
  let points = 0;
  return (/** @type {number} */ index) => {
    points += textLength(text.slice(units, index));
    units = index;
    return points;
  };
}

/** @param {RegExpExecArray} place */
function namesOf(place) {
  /** @type {NeuroMap<string, string>} */
  const names = new NeuroMap();
  for (const [name, value] of Object.entries(place.groups ?? {}))
    if (value !== undefined) names.set(name, value);
  return names;
}

/** @param {RegExp} pattern @param {string} text */
export function test(pattern, text) {
  return pattern.test(text);
}

/** @param {RegExp} pattern @param {string} text @param {string} by */
export function replace(pattern, text, by) {
  return text.replace(globalOf(pattern), by);
}

/** @param {RegExp} pattern @param {string} text @returns {string[]} */
export function split(pattern, text) {
  return splitText(text, pattern, undefined);
}

/** @param {string} text */
export function escape(text) {
  return escapePattern(text);
}
