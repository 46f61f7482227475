/** Methods and fields by the names of other languages: every fix applied, the text is what is written here. */

import { applyFixes } from "@neuro-lang/diagnostics";
import { describe, expect, test } from "vitest";
import { checkText } from "./support.ts";

const around = (body: string): string =>
  `export neuro f(var xs: List<Int>, var s: Set<Int>, var m: Map<Text, Int>) uses console {\n  ${body}\n}\n`;

const foreign = (body: string) =>
  checkText(around(body)).problems.filter(({ code }) => code === "P0324");

describe("words of other languages behind a dot", () => {
  test.each([
    ["print(xs.size() + xs.count() + xs.len)", "print(xs.length + xs.length + xs.length)"],
    ["print(m.size() + s.size + (xs.size()))", "print(m.length + s.length + (xs.length))"],
    ["xs.push(4)", "xs.append(4)"],
    ["xs.add(4)", "xs.append(4)"],
    ["_ = xs.pop()", "_ = xs.removeLast()"],
    ["s.push(1)", "s.add(1)"],
    ["s.delete(1)", "s.remove(1)"],
    ['m.put("a", 1)', 'm.set("a", 1)'],
    [
      'print(xs.has(1) and s.contains(1) and m.containsKey("a"))',
      'print(xs.contains(1) and s.has(1) and m.has("a"))',
    ],
    ['print("a".toUpperCase() + " b ".strip())', 'print("a".upper() + " b ".trim())'],
  ])("%s", (written, meant) => {
    const fixes = foreign(written).flatMap((problem) => problem.fixes);
    expect(fixes.every(({ safe }) => safe)).toBe(true);
    expect(applyFixes(around(written), fixes).text).toBe(around(meant));
    expect(checkText(around(meant)).problems).toEqual([]);
  });

  test("what is given more than it takes, is not changed without a look", () => {
    const [problem] = foreign("_ = xs.pop(0)");
    expect(problem?.fixes).toMatchObject([{ title: "Write `removeLast`", safe: false }]);
  });

  test("what has the name here, is what it is", () => {
    expect(foreign("print(xs.count(x => x > 1))")).toEqual([]);
    expect(foreign("s.add(1)")).toEqual([]);
  });

  test("a name of the program comes first", () => {
    const source = `neuro push(xs: List<Int>, item: Int) -> Int = xs.length + item\n\n${around("print(xs.push(4))")}`;
    expect(checkText(source).problems).toEqual([]);
  });
});
