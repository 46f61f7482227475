// @ts-check
/** What terminals understand. @module */

/** Escape sequences of ECMA-48: CSI, OSC and those of two characters. */
const escapeSequence =
  // oxlint-disable-next-line no-control-regex -- escape sequences begin with a control character
  /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-Z\\-_])/g;

/** @param {string} text */
export function stripVTControlCharacters(text) {
  return text.replace(escapeSequence, "");
}
