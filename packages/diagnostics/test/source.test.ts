import { expect, test } from "vitest";
import { SourceFile } from "../src/index.ts";

test("lines end as editors count them", () => {
  const source = new SourceFile("a.neuro", "one\ntwo\r\nthree\rfour\n");
  expect(source.lineStarts).toEqual([0, 4, 9, 15, 20]);
  expect([0, 1, 2, 3, 4, 5].map((line) => source.line(line))).toEqual([
    "one",
    "two",
    "three",
    "four",
    "",
    "",
  ]);
  expect(source.position(16)).toEqual({ line: 3, column: 1 });
});
