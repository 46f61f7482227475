// @ts-check
/** Externs of neuro:regex. @module */
import { codePointIndex, regex } from "@neuro-lang/runtime";
import { split as splitText } from "./text.js";

/** @param {string} source @param {string} flags @returns {[RegExp | undefined, string]} */
export function compiled(source, flags) {
  try {
    return [regex(source, flags), ""];
  } catch (error) {
    return [undefined, /** @type {Error} */ (error).message];
  }
}

/** @param {RegExp} pattern @param {string} text @param {boolean} all @returns {[string, number, number, (string | undefined)[]][]} */
export function found(pattern, text, all) {
  const places = all
    ? text.matchAll(globalOf(pattern))
    : [pattern.exec(text)].filter((place) => place !== null);
  return Array.from(places, (place) => {
    const start = codePointIndex(text, place.index);
    return [
      place[0],
      start,
      codePointIndex(text, place.index + place[0].length),
      Array.from(place),
    ];
  });
}

/** @param {RegExp} pattern */
function globalOf(pattern) {
  return new RegExp(pattern.source, `${pattern.flags}g`);
}

/** The number of a named group, by counting the groups before it. @param {RegExp} pattern @param {string} name @returns {number | undefined} */
export function namedGroup(pattern, name) {
  // An alternative that matches the empty text makes every pattern match, and its groups are then known by name.
  const shape = new RegExp(`${pattern.source}|`, pattern.flags).exec("");
  if (shape?.groups === undefined || !Object.hasOwn(shape.groups, name)) return undefined;
  let count = 0;
  for (const [token, group] of pattern.source.matchAll(
    /\\.|\[(?:\\.|[^\]\\])*\]|\((?!\?)|\(\?<([^=!>][^>]*)>/gs,
  )) {
    if (token.startsWith("(")) count++;
    if (group === name) return count;
  }
  return undefined;
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
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}
