import { expect, test } from "vitest";
import { formatting } from "../src/index.ts";
import { Fixture } from "./fixture.ts";

function edits(text: string) {
  const { workspace } = new Fixture(text);
  const path = "/project/main.neuro";
  return formatting(workspace.snapshot(path), path).map(
    ({ span, newText }) =>
      `${JSON.stringify(text.slice(span.start, span.end))} → ${JSON.stringify(newText)}`,
  );
}

test("only the lines that differ are changed", () => {
  expect(
    edits("neuro one() -> Int = 1\n\nneuro  two() -> Int   = 2\n\nneuro three() -> Int = 3\n"),
  ).toEqual(['"neuro  two() -> Int   = 2\\n" → "neuro two() -> Int = 2\\n"']);
});

test("what is in style, and what is broken, stays as it is", () => {
  expect(edits("neuro one() -> Int = 1\n")).toEqual([]);
  expect(edits("neuro one( -> Int =  1\n")).toEqual([]);
});
