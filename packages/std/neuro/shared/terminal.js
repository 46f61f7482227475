// @ts-check
/** What terminals understand. @module */

/** Without escape sequences (ECMA-48: CSI, OSC and two-character ones). @param {string} text */
export function stripVTControlCharacters(text) {
  // oxlint-disable-next-line no-control-regex -- escape sequences begin with a control character
  return text.replace(
    /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-Z\\-_])/g,
    "",
  );
}
