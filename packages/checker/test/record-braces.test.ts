/** A record that is called: the fix writes the literal, also where braces would begin a block. */

import { applyFixes } from "@neuro-lang/diagnostics";
import { expect, test } from "vitest";
import { checkText } from "./support.ts";

const around = (body: string): string =>
  `type Point { x: Int, y: Int = 0 }\ntype Box<T> { item: T }\n\nneuro f(p: Point) {\n  ${body}\n}\n`;

test.each([
  ["_ = Point(1, 2)", "_ = Point { x: 1, y: 2 }"],
  ["_ = Point(1, y: 2)", "_ = Point { x: 1, y: 2 }"],
  ["_ = Point(\n    1,\n  )", "_ = Point {\n    x: 1,\n  }"],
  ["_ = Box<Int>(1)", "_ = Box<Int> { item: 1 }"],
  ["if Point(1) == p { return }", "if (Point { x: 1 }) == p { return }"],
  ["while p == Point(1) { return }", "while p == (Point { x: 1 }) { return }"],
  ["_ = match Point(1) { _ => 1 }", "_ = match (Point { x: 1 }) { _ => 1 }"],
  ["if p.x > 0 { _ = Point(1) }", "if p.x > 0 { _ = Point { x: 1 } }"],
])("%s", (written, meant) => {
  const { problems } = checkText(around(written));
  expect(problems.map(({ code }) => code)).toEqual(["P0402"]);
  expect(problems[0]!.fixes[0]!.safe).toBe(true);
  expect(applyFixes(around(written), problems[0]!.fixes).text).toBe(around(meant));
  expect(checkText(around(meant)).problems).toEqual([]);
});

test.each([
  ["what is left out, is asked for by the literal", "_ = Point()", false],
  ["more values than fields have no place", "_ = Point(1, 2, 3)", undefined],
  ["nor has an unknown field", "_ = Point(1, z: 3)", undefined],
])("%s", (_, written, safe) => {
  expect(checkText(around(written)).problems[0]!.fixes[0]?.safe).toBe(safe);
});
