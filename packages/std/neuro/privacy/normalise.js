// @ts-check
/**
 * What a reader sees and a pattern does not: invisible characters, wide digits, odd spaces, dashes and quotes. The plain text
 * that comes out is what detectors look at; `toOriginal` leads back to where a finding stands. @module
 */

const beyondAscii = /[^\x00-\x7f]/;

/** What is replaced: invisible characters, spaces, dashes, quotes, the wide forms of ASCII, and digits of any script. */
const odd =
  /[[\p{Default_Ignorable_Code_Point}\p{Zs}\p{Pd}\p{Nd}\u2018-\u201f\u2032\u2033\u2043\u2044\u2212\u2215\u2219\u2024\u00b7\uff01-\uff5e]--[\x00-\x7f]]/gv;

const digit = /^\p{Nd}$/u;

/** @type {Readonly<Record<string, string>>} */
const plainForms = {
  "\u2018": "'",
  "\u2019": "'",
  "\u201a": "'",
  "\u201b": "'",
  "\u201c": '"',
  "\u201d": '"',
  "\u201e": '"',
  "\u201f": '"',
  "\u2032": "'",
  "\u2033": '"',
  "\u2043": "-",
  "\u2044": "/",
  "\u2212": "-",
  "\u2215": "/",
  "\u2219": ".",
  "\u2024": ".",
  "\u00b7": ".",
};

/** @typedef {{ text: string, toOriginal: (start: number, end: number) => [number, number] }} Plain */

/** @param {string} text @returns {Plain} */
export function normalise(text) {
  if (!beyondAscii.test(text)) return { text, toOriginal: (start, end) => [start, end] };
  /** From the plain position `at` on, a plain position plus `by` is an original one. @type {{ at: number, by: number }[]} */
  const shifts = [];
  let by = 0;
  const plain = text.replace(odd, (character, /** @type {number} */ index) => {
    const replaced = plainForm(character);
    if (replaced.length !== character.length) {
      by += character.length - replaced.length;
      shifts.push({ at: index + character.length - by, by });
    }
    return replaced;
  });
  /** @param {number} position */
  const original = (position) => {
    let low = 0;
    let high = shifts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (/** @type {{ at: number }} */ (shifts[middle]).at <= position) low = middle + 1;
      else high = middle;
    }
    return position + (shifts[low - 1]?.by ?? 0);
  };
  return {
    text: plain,
    toOriginal(start, end) {
      const last = original(end - 1);
      return [original(start), last + ((text.codePointAt(last) ?? 0) > 0xffff ? 2 : 1)];
    },
  };
}

/** @param {string} character */
function plainForm(character) {
  const known = plainForms[character];
  if (known !== undefined) return known;
  const code = /** @type {number} */ (character.codePointAt(0));
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  if (digit.test(character)) return String(digitValue(code));
  if (/^\p{Zs}$/u.test(character)) return " ";
  return /^\p{Pd}$/u.test(character) ? "-" : "";
}

/** Unicode's digits stand in runs of ten, which start at a code that ends in 0 or 6, but for the mathematical ones. @param {number} code */
function digitValue(code) {
  if (code >= 0x1d7ce && code <= 0x1d7ff) return (code - 0x1d7ce) % 10;
  const nibble = code & 0xf;
  return digit.test(String.fromCodePoint(code - nibble)) ? nibble : nibble - 6;
}
