/** The parts of the page that need no page. */

import { describe, expect, test } from "vitest";
import { KeptProgram } from "../src/browser/page/kept-program.ts";
import { linkTo, programIn } from "../src/browser/page/link.ts";
import { summary } from "../src/browser/page/summary.ts";
import { openQuoteIn, wordsIn } from "../src/browser/page/words.ts";

describe("links", () => {
  const program = { text: 'neuro main() { print("日本 🎉 {1}") }\n'.repeat(40), words: "--top 3" };

  test("hold the whole program, in characters that addresses may have", async () => {
    const link = await linkTo(program);
    expect(link).toMatch(/^#p[\w-]+$/);
    expect(link.length).toBeLessThan(program.text.length / 4);
    expect(await programIn(link)).toEqual(program);
  });

  test.each(["", "#", "#other", "#p", "#pAAAA", "#p%%%"])(
    "%j holds no program",
    async (fragment) => {
      expect(await programIn(fragment)).toBeUndefined();
    },
  );

  test("that were cut hold no program", async () => {
    const link = await linkTo(program);
    expect(await programIn(link.slice(0, -10))).toBeUndefined();
  });
});

test.each([
  ["", []],
  ["  --top 3  notes.txt ", ["--top", "3", "notes.txt"]],
  [`"two words" 'and "these"' --name="a b"`, ["two words", 'and "these"', "--name=a b"]],
  [`"" 'open end`, ["", "open end"]],
])("the arguments %j", (line, words) => {
  expect(wordsIn(line)).toEqual(words);
});

test.each([
  ["--top 3", undefined],
  [`"it's" 'a "b"'`, undefined],
  [`"one" 'two`, "'"],
  [`"it's`, '"'],
])("what is not closed in %j is %j", (line, quote) => {
  expect(openQuoteIn(line)).toBe(quote);
});

describe("the program of a tab", () => {
  function tab() {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    };
    const made = { storage, hasLink: true, forgetLink: () => void (made.hasLink = false) };
    return made;
  }
  const shared = { text: "let a = 1\n", words: "--top 3" };

  test("is there when the page is loaded again, with its arguments", () => {
    const place = tab();
    expect(new KeptProgram(place).found).toBeUndefined();
    new KeptProgram(place).keep(shared);
    expect(new KeptProgram(place).found).toEqual(shared);
  });

  test.each([
    { ...shared, text: "let a = 2\n" },
    { ...shared, words: "" },
  ])("leaves its link when it is another one: %j", (changed) => {
    const place = tab();
    const kept = new KeptProgram(place);
    kept.linkIs(shared);
    kept.keep(shared);
    expect(place.hasLink).toBe(true);
    kept.keep(changed);
    expect(place.hasLink).toBe(false);
    expect(kept.found).toEqual(changed);
  });
});

test("problems are counted by what they are", () => {
  const problem = { code: "P0301", message: "", hint: undefined, start: 0, end: 0, line: 1, column: 1, fixes: [] }; // prettier-ignore
  const of = (...severities: ("error" | "warning" | "hint")[]): string =>
    summary(severities.map((severity) => ({ ...problem, severity })));
  expect(of()).toBe("No problems");
  expect(of("warning", "error", "error")).toBe("2 errors, 1 warning");
});
