/** Folds, selections, formatting of parts, links and places that are typed at together. */

import { describe, expect, test } from "vitest";
import { applyFixes, type TextEdit } from "@neuro-lang/diagnostics";
import {
  folds,
  formattingAfterBrace,
  indentation,
  linkedPlaces,
  rangeFormatting,
  selections,
  textLinks,
} from "../src/index.ts";
import { Fixture } from "./fixture.ts";

const path = "/project/main.neuro";

test("folds", () => {
  const text = `//! A module
//! of two lines.

import { readText } from "neuro:fs"
import { sleep } from "neuro:time"

// One comment.
let short = 1

/// Two
/// lines.
@deprecated("no")
neuro main(
  count: Int = 2,
) {
  let mails = [
    1,
    2,
  ]
  if count > 1 {
    print("""
      text
      """)
  }
  mails
    .map(each => each + 1)
    .forEach(each => {
      print("{each}")
    })
}

type Shape =
  | Circle(radius: Float)
  | Empty
/*
 * Last.
 */
`;
  const { workspace } = new Fixture(text);
  const lines = text.split("\n");
  expect(
    folds(workspace.snapshot(path), path).map(
      ({ startLine, endLine, sort }) => `${sort}: ${lines[startLine]} … ${lines[endLine]}`,
    ),
  ).toEqual([
    "comment: //! A module … //! of two lines.",
    'imports: import { readText } from "neuro:fs" … import { sleep } from "neuro:time"',
    "comment: /// Two … /// lines.",
    "code: neuro main( …     })",
    "code: ) { …     })",
    "code:   let mails = [ …     2,",
    'code:   if count > 1 { …       """)',
    'code:     print(""" …       text',
    'code:     .forEach(each => { …       print("{each}")',
    "code: type Shape = …   | Empty",
    "comment: /* …  */",
  ]);
});

describe("selections grow", () => {
  test.each([
    [
      "from a name to its module",
      `neuro f(xs: List<Int>) -> Int {\n  return xs.map(x => x«» + 1).length\n}\n`,
      [
        "x",
        "x + 1",
        "x => x + 1",
        "xs.map(x => x + 1)",
        "xs.map(x => x + 1).length",
        "return xs.map(x => x + 1).length",
        "{\n  return xs.map(x => x + 1).length\n}",
        "neuro f(xs: List<Int>) -> Int {\n  return xs.map(x => x + 1).length\n}",
        "neuro f(xs: List<Int>) -> Int {\n  return xs.map(x => x + 1).length\n}\n",
      ],
    ],
    [
      "in a text first to what stands between its quotes",
      'let a = "one «»two"\n',
      ["one two", '"one two"', 'let a = "one two"', 'let a = "one two"\n'],
    ],
    ["in a comment to the comment", "// a «»b\nlet a = 1\n", ["// a b", "// a b\nlet a = 1\n"]],
  ])("%s", (_, written, expected) => {
    const { workspace, texts, mark } = at(written);
    const found = selections(workspace.snapshot(path), path, mark.offset);
    expect(found.map(({ start, end }) => texts.get(path)!.slice(start, end))).toEqual(expected);
  });
});

function at(written: string) {
  const fixture = new Fixture(written);
  return { workspace: fixture.workspace, texts: fixture.texts, mark: fixture.mark() };
}

function edited(text: string, edits: readonly TextEdit[]): string {
  return applyFixes(text, [{ title: "", edits, safe: true }]).text;
}

describe("formatting of a part", () => {
  const messy = "neuro  a() -> Int = 1\n\nneuro  b() -> Int = (2\n\nneuro  c()   -> Int = 3\n";
  test.each([
    ["an item beside a broken one", "c()", "neuro c() -> Int = 3\n"],
    ["nothing of a broken one", "b()", "neuro  b() -> Int = (2\n"],
  ])("%s", (_, needle, expected) => {
    const { workspace } = new Fixture(messy);
    const start = messy.indexOf(needle);
    const edits = rangeFormatting(workspace.snapshot(path), path, { start, end: start });
    expect(edited(messy, edits)).toContain(expected);
    expect(edited(messy, edits)).toContain("neuro  a() -> Int = 1\n");
  });
  test("what a brace closes", () => {
    const { workspace, texts, mark } = at("neuro  a() {\nprint(1)\n}«»\n\nneuro  b() {}\n");
    const edits = formattingAfterBrace(workspace.snapshot(path), path, mark.offset);
    expect(edited(texts.get(path)!, edits)).toBe("neuro a() {\n  print(1)\n}\n\nneuro  b() {}\n");
  });
  test.each([
    ["in a block", "neuro a() {\n«»\n}\n", "neuro a() {\n  \n}\n"],
    ["in what is not closed yet", "neuro a() {\n  if b {\n«»", "neuro a() {\n  if b {\n    "],
    ["before a brace", "neuro a() {\n  if b {\n    «»}\n}\n", "neuro a() {\n  if b {\n  }\n}\n"],
    ["at the top", "let a = 1\n  «»\n", "let a = 1\n\n"],
    ["not in a text", 'let a = """\n«»\n  """\n', 'let a = """\n\n  """\n'],
    ["not in a comment", "/* a\n    «»\n*/\n", "/* a\n    \n*/\n"],
  ])("indentation of a new line: %s", (_, written, expected) => {
    const { workspace, texts, mark } = at(written);
    const edits = indentation(workspace.snapshot(path), path, mark.offset);
    expect(edited(texts.get(path)!, edits)).toBe(expected);
  });
});

test("links", () => {
  const text = `=== other.neuro
export let one = 1
=== main.neuro
//! See P0301 and https://example.org/a?b=1, not "P0302".
import { one } from "./other"

let two = "https://example.org" // P12345
`;
  const { workspace, texts } = new Fixture(text);
  expect(
    textLinks(workspace.snapshot(path), path).map(({ start, end, to }) => [
      texts.get(path)!.slice(start, end),
      to,
    ]),
  ).toEqual([
    ["P0301", { kind: "problem", code: "P0301" }],
    ["https://example.org/a?b=1", { kind: "address", address: "https://example.org/a?b=1" }],
    ["P0302", { kind: "problem", code: "P0302" }],
    ["./other", { kind: "module", path: "/project/other.neuro" }],
  ]);
});

test.each([
  ["at its declaration", "neuro f() -> Int {\n  let «»count = 1\n  return count + count\n}\n", 3],
  ["not where it is used", "neuro f() -> Int {\n  let count = 1\n  return «»count\n}\n", 0],
  [
    "not with a shorthand",
    "type P { x: Int }\nneuro f() -> P {\n  let «»x = 1\n  return { x }\n}\n",
    0,
  ],
  ["not what others may name", "let «»count = 1\nlet b = count\n", 0],
])("a variable is typed at its places together: %s", (_, written, count) => {
  const { workspace, mark } = at(written);
  expect(linkedPlaces(workspace.snapshot(path), path, mark.offset)).toHaveLength(count);
});
