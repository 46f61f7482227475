/** Changes of a text as hands make them, most of which leave broken code behind. */

import type { Chance } from "../../../packages/testing/src/generate/random.ts";

/** A part of a text is replaced. */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export function applied(text: string, { start, end, text: put }: Change): string {
  return text.slice(0, start) + put + text.slice(end);
}

const pieces = [
  ..."{}()[]<>\"'.,:=?|/\n ".split(""),
  "neuro ",
  "test ",
  "match ",
  "catch ",
  "fail ",
  "let x = ",
  "personal ",
  "secret ",
  "untrusted ",
  " uses console ",
  " fails ",
  "\r\n",
  "\t",
  "é",
  "\u{1F600}",
  "//",
  "///",
  '"{',
  "1",
  "?",
];

/** One or more changes, each of the text that the one before leaves: a word is typed letter by letter. */
export function changesOf(
  text: string,
  others: readonly string[],
  chance: Chance,
): readonly Change[] {
  const lines = lineSpans(text);
  const line = chance.pick(lines);
  const other = chance.pick(others);
  switch (chance.below(10)) {
    case 0:
      return typed(line.end, `\n${lineOf(other, chance)}`);
    case 1:
      return typed(wordStart(text, chance), chance.pick(wordsIn(other)));
    case 2:
      return [{ start: line.start, end: Math.min(line.end + 1, text.length), text: "" }];
    case 3:
      return [{ start: line.start, end: line.start, text: `${lineOf(other, chance)}\n` }];
    case 4:
      return [{ start: line.start, end: line.start, text: blockOf(other, chance) }];
    case 5: {
      const until = chance.pick(lines);
      return [
        {
          start: Math.min(line.start, until.start),
          end: Math.max(line.start, until.start),
          text: "",
        },
      ];
    }
    case 6: {
      const start = wordStart(text, chance);
      const length = /^\w*/.exec(text.slice(start))![0].length;
      return [{ start, end: start + length, text: chance.pick(wordsIn(text)) }];
    }
    case 7: {
      const at = chance.below(text.length + 1);
      return [{ start: at, end: at, text: chance.pick(pieces) }];
    }
    case 8: {
      const start = chance.below(text.length + 1);
      return [{ start, end: Math.min(text.length, start + chance.below(6)), text: "" }];
    }
    default: {
      const moved = text.slice(line.start, line.end);
      const to = chance.pick(lines).start;
      const cut = { start: line.start, end: line.end, text: "" };
      const at = to > line.start ? Math.max(line.start, to - moved.length) : to;
      return [cut, { start: at, end: at, text: moved }];
    }
  }
}

/** Letter by letter, at the place where the last one ended. */
function typed(at: number, text: string): readonly Change[] {
  return [...text].reduce<Change[]>((changes, letter) => {
    const start = changes.length === 0 ? at : changes.at(-1)!.start + changes.at(-1)!.text.length;
    return [...changes, { start, end: start, text: letter }];
  }, []);
}

function lineSpans(text: string): readonly { readonly start: number; readonly end: number }[] {
  let start = 0;
  return text.split("\n").map((line) => {
    const span = { start, end: start + line.length };
    start = span.end + 1;
    return span;
  });
}

function lineOf(text: string, chance: Chance): string {
  return chance.pick(text.split("\n"));
}

/** A declaration with what belongs to it, as it stands between empty lines. */
function blockOf(text: string, chance: Chance): string {
  return `${chance.pick(text.split("\n\n"))}\n\n`;
}

function wordsIn(text: string): readonly string[] {
  return text.match(/\w+/g) ?? ["x"];
}

function wordStart(text: string, chance: Chance): number {
  const starts = [...text.matchAll(/\b\w/g)].map(({ index }) => index);
  return starts.length === 0 ? 0 : chance.pick(starts);
}
