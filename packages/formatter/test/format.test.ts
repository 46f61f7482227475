import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SourceFile } from "@neuro-lang/diagnostics";
import { format } from "../src/index.ts";
import { commentsOf, errorsOf, formatted, sampleOf, samples, treeOf } from "./support.ts";

const all = samples();

describe("golden", () => {
  test.each(["every-construct", "long-lines", "comments"])("%s", async (name) => {
    const file = `fixtures/${name}.formatted.neuro`;
    await expect(formatted(sampleOf(name))).toMatchFileSnapshot(file);
  });
});

describe("every source of the project", () => {
  test("is there", () => {
    expect(all.length).toBeGreaterThan(100);
  });

  test.each(all)("$name", ({ text }) => {
    const result = formatted(text);
    expect(errorsOf(result)).toEqual([]);
    expect(treeOf(result)).toEqual(treeOf(text));
    expect(commentTexts(result)).toEqual(commentTexts(text));
    expect(formatted(result)).toBe(result);
  });

  test.each([30, 70])("in lines of %i columns", (columns) => {
    for (const { name, text } of all) {
      const result = formatted(text, columns);
      expect(errorsOf(result), name).toEqual([]);
      expect(treeOf(result), name).toEqual(treeOf(text));
      expect(formatted(result, columns), name).toBe(result);
    }
  });
});

function commentTexts(text: string): string[] {
  return commentsOf(text)
    .map((comment) => comment.text.trimEnd())
    .toSorted();
}

describe("comments at any place between two tokens", () => {
  const bases = all.filter(({ text }) => text.length < 12_000);
  const comments = fc.constantFrom(
    (index: number) => ` // line ${index}\n`,
    (index: number) => `\n// own line ${index}\n`,
    (index: number) => `\n\n  // apart ${index}\n\n`,
    (index: number) => ` /* block ${index} */ `,
    (index: number) => `/* glued ${index} */`,
    (index: number) => `\n/* own block ${index} */\n`,
    (index: number) => ` /* two\n lines ${index} */ `,
  );

  test("are kept, leave the tree alone and stay where formatting has put them", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...bases),
        fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), comments), {
          minLength: 1,
          maxLength: 4,
        }),
        ({ text }, insertions) => {
          const places = boundaries(text);
          const chosen = insertions
            .map(([where, comment], index) => ({
              at: places[Math.floor(where * (places.length - 1))]!,
              text: comment(index),
            }))
            .toSorted((a, b) => b.at - a.at);
          const commented = chosen.reduce(
            (current, { at, text: own }) => current.slice(0, at) + own + current.slice(at),
            text,
          );
          // A line comment may end a statement that went on: such a text is another program.
          fc.pre(errorsOf(commented).length === 0);
          const result = formatted(commented);
          expect(errorsOf(result)).toEqual([]);
          expect(treeOf(result)).toEqual(treeOf(commented));
          expect(commentTexts(result)).toEqual(commentTexts(commented));
          expect(formatted(result)).toBe(result);
        },
      ),
      { numRuns: 400 },
    );
  });

  /** Offsets on both sides of every space and sign outside of texts and comments. */
  function boundaries(text: string): number[] {
    const found = [0, text.length];
    const pattern = /"""[\s\S]*?"""|"(?:\\.|[^"\\\n])*"|\/\/[^\n]*|\/\*[\s\S]*?\*\/|[^\w"]/g;
    for (const match of text.matchAll(pattern)) {
      if (match[0].length === 1) found.push(match.index, match.index + 1);
    }
    return found;
  }
});

test("a file with a syntax error is refused with its problems", () => {
  const result = format(new SourceFile("a.neuro", "neuro f( = 1\n"));
  expect(result.problems?.length).toBeGreaterThan(0);
});

test.each([
  ["", ""],
  ["\n\n", ""],
  ["// only a comment", "// only a comment\n"],
  ["let a = 1\r\n\r\n\r\n\r\nlet b = 2\r\n", "let a = 1\n\nlet b = 2\n"],
  ['let a = """\r\n  b \r\n  """\r\n/* c\r\n */', 'let a = """\n  b \n  """\n/* c\n */\n'],
  ["\uFEFFlet a = 1", "let a = 1\n"],
])("%j becomes %j", (text, expected) => {
  expect(formatted(text)).toBe(expected);
});
