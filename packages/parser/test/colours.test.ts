/** What everything in a text is coloured as. */

import { SourceFile } from "@neuro-lang/diagnostics";
import { expect, test } from "vitest";
import { colouredTokens } from "../src/index.ts";

/** Every token with its colour, punctuation left out. */
function coloursOf(text: string): string {
  return colouredTokens(new SourceFile("colours.neuro", text))
    .filter(({ colour }) => colour !== "punctuation")
    .map(({ start, end, colour }) => `${text.slice(start, end)}: ${colour}`)
    .join("\n");
}

test("tokens have the colours of their table, comments among them", () => {
  expect(coloursOf("let x = 2h + 0.5 // half\n")).toBe(
    [
      "let: keyword.declaration",
      "x: identifier",
      "=: operator",
      "2h: number",
      "+: operator",
      "0.5: number",
      "// half: comment",
    ].join("\n"),
  );
});

test("what is interpolated is no text", () => {
  expect(coloursOf('let x = "a {name} b"')).toContain(
    '": string\na : string\nname: identifier\n b: string\n": string',
  );
});

test("words that only sometimes are keywords are coloured as what they are there", () => {
  const colours = coloursOf("memory seen: Int = 0\nneuro f(memory: Int) -> Int = memory.match\n");
  expect(colours.match(/^(memory|match): .*$/gm)).toEqual([
    "memory: keyword.declaration",
    "memory: identifier",
    "memory: identifier",
    "match: identifier",
  ]);
});

test("labels and capabilities", () => {
  const colours = coloursOf("neuro f(mail: personal Text) uses console = print(mail)\n");
  expect(colours).toContain("personal: keyword.label");
  expect(colours).toContain("uses: keyword.declaration\nconsole: identifier");
});

test("an attribute is coloured with its mark", () => {
  expect(coloursOf("@derive(Data)\ntype A { x: Int }\n")).toContain(
    "@: attribute\nderive: attribute\nData: type",
  );
});

test("a broken text is coloured as far as it can be read", () => {
  const text = 'neuro main( { print("open\n}\n';
  const tokens = colouredTokens(new SourceFile("broken.neuro", text));
  expect(tokens.map(({ colour }) => colour)).toContain("keyword.declaration");
  for (const [index, { start, end }] of tokens.entries()) {
    expect(start).toBeLessThan(end);
    expect(start).toBeGreaterThanOrEqual(tokens[index - 1]?.end ?? 0);
  }
});
