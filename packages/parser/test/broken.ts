/** Seeded broken sources: mutated samples, soups of tokens, truncated files, characters of every kind. */

import { tokenTable } from "../src/tokens.ts";
import { samples } from "./samples.ts";

/** A small seeded generator (mulberry32): the same seed gives the same source on every machine. */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const pieces = [
  ...tokenTable.flatMap(({ text }) => (text === undefined ? [] : [text])),
  ..."(){}[]<>\n\n\n;,\"'`?!@#$%&|\\".split(""),
  "x",
  "f(",
  "Mail",
  "Mail {",
  "1",
  "2.5",
  "3s",
  '"text {',
  '"""',
  're"a"',
  'r"',
  "?hole",
  '?"',
  "=>",
  "...",
  "&&",
  "||",
  "===",
  "null",
  "function f(",
  "try {",
  "new X",
  "console.log(",
  "const a =",
  "elif",
  "c ? a : b",
  "\r\n",
  "\t",
  "é",
  "“",
  "\u{1F600}",
  "\ud800",
  "\0",
  "//",
  "/*",
  "*/",
  "///",
  "//!",
  "\\u{",
  "0x",
  "1_",
  "\ufeff",
];

export function brokenSource(seed: number): string {
  const random = randomFrom(seed);
  const pick = <T>(from: readonly T[]): T => from[random(from.length)]!;
  const sample = pick(samples);
  switch (random(5)) {
    case 0: {
      let soup = "";
      for (let count = random(60); count >= 0; count--)
        soup += pick(pieces) + (random(3) === 0 ? "" : " ");
      return soup;
    }
    case 1:
      return sample.slice(0, random(sample.length));
    case 2: {
      const start = random(sample.length);
      return sample.slice(start, start + random(sample.length));
    }
    default: {
      let text = sample;
      for (let count = 1 + random(4); count > 0; count--) {
        const at = random(text.length + 1);
        const removed = random(3) === 0 ? 0 : random(random(4) === 0 ? 40 : 3);
        text = text.slice(0, at) + (random(3) === 0 ? "" : pick(pieces)) + text.slice(at + removed);
      }
      return text;
    }
  }
}
