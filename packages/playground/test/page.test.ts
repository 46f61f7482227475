/** The parts of the page that need no page. */

import { describe, expect, test } from "vitest";
import { linkTo, programIn } from "../src/browser/page/link.ts";
import { summary } from "../src/browser/page/summary.ts";
import { wordsIn } from "../src/browser/page/words.ts";

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

test("problems are counted by what they are", () => {
  const problem = { code: "P0301", message: "", hint: undefined, start: 0, end: 0, line: 1, column: 1, fixes: [] }; // prettier-ignore
  const of = (...severities: ("error" | "warning" | "hint")[]): string =>
    summary(severities.map((severity) => ({ ...problem, severity })));
  expect(of()).toBe("No problems");
  expect(of("warning", "error", "error")).toBe("2 errors, 1 warning");
});
