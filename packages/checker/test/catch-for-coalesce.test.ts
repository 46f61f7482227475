/** `??` behind what fails: the fix writes `catch`, and the text is right then. */

import { applyEdits } from "@neuro-lang/diagnostics";
import { expect, test } from "vitest";
import { checkText } from "./support.ts";

test.each([
  [
    "export neuro f(t: Text) -> Float = t.toFloat() ?? 0",
    "export neuro f(t: Text) -> Float = t.toFloat() catch 0",
  ],
  [
    `export neuro f(t: Text) -> Int {\n  let n = t.toInt() ?? 0\n  n + 1\n}`,
    `export neuro f(t: Text) -> Int {\n  let n = t.toInt() catch 0\n  n + 1\n}`,
  ],
  [
    "export neuro f(t: Text) -> Bool = t.toInt() ?? 0 == 3",
    "export neuro f(t: Text) -> Bool = (t.toInt() catch 0) == 3",
  ],
  [
    "export neuro f(ts: List<Text>) -> List<Int> = ts.map(t => t.toInt() ?? 0)",
    "export neuro f(ts: List<Text>) -> List<Int> = ts.map(t => t.toInt() catch 0)",
  ],
  [
    `export neuro f(t: Text) -> Text = match t {\n  "" => "none"\n  _ => "{t.toInt() ?? 0}"\n}`,
    `export neuro f(t: Text) -> Text = match t {\n  "" => "none"\n  _ => "{(t.toInt() catch 0)}"\n}`,
  ],
])("%s", (written, meant) => {
  const { problems } = checkText(written);
  const found = problems.find(({ code }) => code === "P0424")!;
  expect(found.message).toContain("fails with `ParseError`");
  expect(found.fixes.map(({ title }) => title)).toEqual(["Write `catch 0`", "Remove the `??`"]);
  expect(found.fixes.map(({ likely }) => likely)).toEqual([true, undefined]);
  expect(applyEdits(written, found.fixes[0]!.edits)).toBe(meant);
  expect(checkText(meant).problems).toEqual([]);
});

test("what cannot fail is told to go without `??`", () => {
  const [problem] = checkText("export neuro f(n: Int) -> Int = n ?? 0").problems;
  expect(problem!.fixes).toMatchObject([{ title: "Remove the `??`", likely: true }]);
});
