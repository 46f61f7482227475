// @ts-check
/** What detectors report. @module */

/**
 * `start` and `end` count units of the plain text; `value` is the one way to write what was found, for pseudonyms.
 * @typedef {{ kind: string, detail: string, start: number, end: number, confidence: number, why: string, value: string }} Candidate
 */

/**
 * What detectors are given.
 * @typedef {{
 *   text: string, countries: readonly string[], threshold: number, work: import("./work.js").Work, found: Candidate[],
 * }} Search
 */

/** Readers of paper and screens take these letters for digits, and the reverse. @type {Readonly<Record<string, string>>} */
const lookAlikes = { O: "0", o: "0", l: "1", I: "1" };

/** @param {string} text */
export function asDigits(text) {
  return text.replace(/[OolI]/g, (letter) => lookAlikes[letter] ?? letter);
}

/** Is the character at a position a letter or digit of ASCII, or `_`? @param {string} text @param {number} at */
export function isWordAt(text, at) {
  const code = text.charCodeAt(at);
  return (
    (code >= 48 && code <= 57) ||
    (code >= 65 && code <= 90) ||
    (code >= 97 && code <= 122) ||
    code === 95
  );
}

/**
 * Does it stand alone: no word, number or path goes on at either side?
 * @param {string} text @param {number} start @param {number} end
 */
export function standsAlone(text, start, end) {
  return startsAlone(text, start) && endsAlone(text, end);
}

/** @param {string} text @param {number} start */
export function startsAlone(text, start) {
  if (isWordAt(text, start - 1)) return false;
  return !(/[-.,/]/.test(text[start - 1] ?? " ") && isWordAt(text, start - 2));
}

/** @param {string} text @param {number} end */
export function endsAlone(text, end) {
  if (isWordAt(text, end)) return false;
  return !(/[-.,/@]/.test(text[end] ?? " ") && isWordAt(text, end + 1));
}

/** Of candidates that overlap, the surest is kept; of equally sure ones the longest, then the first. @param {readonly Candidate[]} candidates */
export function withoutOverlaps(candidates) {
  const best = candidates.toSorted(
    (a, b) =>
      b.confidence - a.confidence ||
      b.end - b.start - (a.end - a.start) ||
      a.start - b.start ||
      (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0),
  );
  /** In order of their places. @type {Candidate[]} */
  const kept = [];
  for (const candidate of best) {
    const place = placeOf(kept, candidate.start);
    const previous = kept[place - 1];
    const next = kept[place];
    if (previous !== undefined && previous.end > candidate.start) continue;
    if (next !== undefined && next.start < candidate.end) continue;
    kept.splice(place, 0, candidate);
  }
  return kept;
}

/** How many start before a position. @param {readonly Candidate[]} kept @param {number} start */
function placeOf(kept, start) {
  let low = 0;
  let high = kept.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (/** @type {Candidate} */ (kept[middle]).start < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
