/** What a hover shows in lines that are broken, and where names lead: of every name that somebody may still read there. */

import { describe, expect, test } from "vitest";
import { definition, hover, references } from "../src/index.ts";
import { snapshotOf } from "./completion.ts";
import { Fixture } from "./fixture.ts";

function hoverAt(text: string) {
  const fixture = new Fixture(text);
  const { path, offset } = fixture.mark();
  return hover(snapshotOf(fixture), path, offset);
}

const inBody = (line: string): string => `import * as csv from "neuro:csv"

type Mail { subject: Text, body: Text = "" }

neuro double(n: Int) -> Int = n * 2

neuro main(mail: Mail, count: Int, numbers: List<Int>) {
  let before = count + 1
  ${line}
  let later = before
}
`;

const double = "neuro double(n: Int) -> Int";

/** The words that a name leads to, with what stands before them on their line. */
function declaredAt(text: string): readonly string[] {
  const fixture = new Fixture(text);
  const { path, offset } = fixture.mark();
  return definition(snapshotOf(fixture), path, offset).map(({ to }) => {
    const written = fixture.texts.get(path)!;
    return written.slice(written.lastIndexOf("\n", to.start) + 1, to.end).trim();
  });
}

describe("what a name leads to in a line with a slip", () => {
  test.each([
    ["a neuro", "let x = «»double(count) +", "neuro double"],
    ["a variable", "let x = double(«»before) +", "let before"],
    ["a parameter", "let x = [double(before), double(«»count]", "neuro main(mail: Mail, count"],
    ["a field", "double(before) = = mail.«»subject", "type Mail { subject"],
    ["what a lambda takes", "let xs = numbers.map(x => double(«»x) + )", "let xs = numbers.map(x"],
    ["what is declared before the slip", "for y in numbers { print(«»y) + }", "for y"],
  ])("%s: %s", (_, line, place) => {
    expect(declaredAt(inBody(line))).toEqual([place]);
  });
});

test("where else a name stands that is in a line with a slip", () => {
  const fixture = new Fixture(inBody("let x = double(«»before) +"));
  const { path, offset } = fixture.mark();
  const found = references(snapshotOf(fixture), path, offset);
  const lineOf = (start: number): number =>
    fixture.texts.get(path)!.slice(0, start).split("\n").length;
  expect(found.map(({ start }) => lineOf(start))).toEqual([8, 10]);
});

describe("names in a line with a slip", () => {
  test.each([
    ["before what is missing", "let x = «»double(count) +", double],
    ["an argument before what is missing", "let x = double(«»before) +", "let before: Int"],
    ["before two values", "let x = «»double(count) double(before)", double],
    ["behind the first of two values", "let x = double(count) double(«»before)", "let before: Int"],
    ["a member behind two values", "let x = 1 mail.«»subject", "Mail.subject: Text"],
    ["behind an operator that is none", "«»double(before) = = mail.subject", double],
    ["to the right of one", "double(before) = = mail.«»subject", "Mail.subject: Text"],
    ["a receiver without its member", "let x = «»mail. + before", "mail: Mail"],
    ["behind a point without a member", "let x = mail. + «»before", "let before: Int"],
    ["in brackets that stay open", "let x = [double(before), double(«»count]", "count: Int"],
    ["an argument that is not whole", "let x = double(before, «»count +)", "count: Int"],
    ["in the head of a block", "if «»double(before) > = 1 { print(mail.subject) }", double],
    [
      "in the block on that line",
      "if double(before) > = 1 { print(mail.«»subject) }",
      "Mail.subject: Text",
    ],
    [
      "in the head of a block of several lines",
      "if double(before) > = «»count {\n    print(mail.subject)\n  }",
      "count: Int",
    ],
    ["in a text whose brace is open", 'print("{«»double(count)" + mail.body)', double],
    ["in a lambda", "let xs = numbers.map(x => «»double(x) + )", double],
    ["what a lambda takes", "let xs = numbers.map(x => double(«»x) + )", "let x: Int"],
    [
      "a type before a slip",
      "let x: «»Mail = = mail",
      'type Mail { subject: Text, body: Text = "" }',
    ],
    ["a namespace", "let x = «»csv.decode( +", '"neuro:csv"'],
  ])("%s: %s", (_, line, code) => {
    expect(hoverAt(inBody(line))?.code).toBe(code);
  });
  test.each([
    ["in a text", 'print("a «»before" mail)'],
    ["in a comment", "let x = double( + // «»before"],
    ["of what nobody knows", "let x = «»nothing +"],
  ])("nothing %s: %s", (_, line) => {
    expect(hoverAt(inBody(line))).toBeUndefined();
  });
  test("labels that were found", () => {
    const text = `neuro main(name: personal Text) {
  let greeting = "Hello {name}"
  print(gree«»ting +)
}
`;
    expect(hoverAt(text)?.code).toBe("let greeting: personal Text");
  });
  test("the range is that of the name in the text", () => {
    const fixture = new Fixture(inBody("let x = 1 mail.«»subject"));
    const { path, offset } = fixture.mark();
    const { start, end } = hover(snapshotOf(fixture), path, offset)!;
    expect([start, fixture.texts.get(path)!.slice(start, end)]).toEqual([offset, "subject"]);
  });
});
