// @ts-check
/** What neuro:text and neuro:regex both do with patterns. @module */

/** The pattern with state, for what looks at every match. @param {RegExp} pattern */
export function globalOf(pattern) {
  return new RegExp(pattern.source, `${pattern.flags}g`);
}

/** A pattern that matches exactly the text. @param {string} text */
export function escapePattern(text) {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}
