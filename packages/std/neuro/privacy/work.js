// @ts-check
/**
 * The bound on what a text may cost. Patterns see windows of bounded length, and each window is paid for before it is looked
 * at: what is left undone when the budget is spent is refused, never passed over. Counted in characters instead of time, so
 * that the same text has the same outcome on every machine. @module
 */

/** A text that would cost more than was allowed. */
export class TooCostly extends Error {
  /** @param {number} at position in the plain text */
  constructor(at) {
    super("the text costs more than was allowed");
    this.at = at;
  }
}

/**
 * What a library does with one character, in looks at a character: measured, so that a unit of work takes some ten nanoseconds
 * wherever it is spent.
 */
export const costs = { card: 30, identifier: 20, phone: 50 };

/** A short text may be as dense as it likes. */
const shortest = 1000;

export class Work {
  /** @param {number} effort characters looked at for each character of the text @param {number} length */
  constructor(effort, length) {
    this.left = effort * Math.max(length, shortest);
  }

  /** @param {number} characters @param {number} at */
  spend(characters, at) {
    this.left -= characters;
    if (this.left < 0) throw new TooCostly(at);
  }
}
