/**
 * Text by code points over JavaScript's UTF-16. Most texts hold no surrogates, and then units and code points are the same; for
 * the others, and for the question itself, the answer for the last long text is kept, so that a loop over indices stays linear.
 */

import { panic } from "./panic.ts";
import type { Range } from "./range.ts";

const surrogates = /[\ud800-\udfff]/;

/** Texts up to this length are looked at anew each time. */
const shortLength = 32;
let latestText = "";
let latestOffsets: Uint32Array | undefined;

/** For a text with surrogates, the unit offset of each code point and of the end; undefined if units are code points. */
function offsetsOf(text: string): Uint32Array | undefined {
  if (text.length <= shortLength) return surrogates.test(text) ? computeOffsets(text) : undefined;
  if (text !== latestText) {
    latestOffsets = surrogates.test(text) ? computeOffsets(text) : undefined;
    latestText = text;
  }
  return latestOffsets;
}

function computeOffsets(text: string): Uint32Array {
  const offsets = new Uint32Array(text.length + 1);
  let count = 0;
  let unit = 0;
  while (unit < text.length) {
    offsets[count++] = unit;
    unit += text.codePointAt(unit)! > 0xffff ? 2 : 1;
  }
  offsets[count] = unit;
  return offsets.subarray(0, count + 1);
}

export function textLength(text: string): number {
  const offsets = offsetsOf(text);
  return offsets === undefined ? text.length : offsets.length - 1;
}

/** The character at a code-point index; undefined outside. */
export function textAt(text: string, index: number): string | undefined {
  const offsets = offsetsOf(text);
  if (offsets === undefined) return text[index];
  return index >= 0 && index < offsets.length - 1
    ? text.slice(offsets[index], offsets[index + 1])
    : undefined;
}

export function textIndex(text: string, index: number): string {
  return (
    textAt(text, index) ?? panic`index ${index} is outside a Text of length ${textLength(text)}`
  );
}

/** From `start` up to `end`, in code points; what lies outside the text is left out. */
export function textBetween(text: string, start: number, end: number): string {
  const offsets = offsetsOf(text);
  if (start < 0) start = 0;
  if (end <= start) return "";
  if (offsets === undefined) return text.slice(start, end);
  const last = offsets.length - 1;
  return text.slice(offsets[Math.min(start, last)], offsets[Math.min(end, last)]);
}

export function textSlice(text: string, range: Range): string {
  return textBetween(text, range.start, range.end);
}

/** The code-point index of `part` at or after the code-point index `from`. */
export function textIndexOf(text: string, part: string, from: number): number | undefined {
  const offsets = offsetsOf(text);
  if (from < 0) from = 0;
  if (offsets === undefined) {
    const found = from > text.length ? -1 : text.indexOf(part, from);
    return found < 0 ? undefined : found;
  }
  if (from >= offsets.length) return undefined;
  const found = text.indexOf(part, offsets[from]);
  return found < 0 ? undefined : codePointOf(offsets, found);
}

/** The code-point index of a unit offset that stands at the start of a code point. */
export function codePointIndex(text: string, unit: number): number {
  const offsets = offsetsOf(text);
  return offsets === undefined ? unit : codePointOf(offsets, unit);
}

function codePointOf(offsets: Uint32Array, unit: number): number {
  let low = 0;
  let high = offsets.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (offsets[middle]! < unit) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function characters(text: string): string[] {
  return surrogates.test(text) ? Array.from(text) : text.split("");
}

/** What comes from outside: lone surrogates become U+FFFD. */
export function toText(text: string): string {
  return text.toWellFormed();
}
