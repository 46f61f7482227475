/** Holes are seen: each one left is a warning that says what is expected there. */

import { describe, expect, test } from "vitest";
import { checkText } from "./support.ts";

const told = (text: string): string[] =>
  checkText(text).problems.map(
    ({ code, message, span }) => `${code} ${text.slice(span.start, span.end)} ${message}`,
  );

describe("a hole", () => {
  test.each([
    [
      "an arm",
      `type D = None0 | Percent(of: Float)

export neuro f(d: D) -> Float = match d {
  None0 => ?
  Percent(of) => of
}`,
      ["P0425 ? A value of type `Float` is still to be written here."],
    ],
    [
      "a body, with a name",
      `export neuro tax(income: Float) -> Float = ?rate`,
      ["P0425 ?rate A value of type `Float` is still to be written here."],
    ],
    [
      "an argument whose type is found later",
      `export neuro f(xs: List<Text>) -> List<Text> = xs.filter(?)`,
      ["P0425 ? A value of type `(Text) -> Bool` is still to be written here."],
    ],
    [
      "a statement",
      `export neuro f() {\n  ?\n}`,
      ["P0425 ? Something is still to be written here."],
    ],
    [
      "types of a signature",
      `export neuro f(x: ?) -> ?result = x`,
      [
        "P0425 ? A type is still to be written here.",
        "P0425 ?result A type is still to be written here.",
      ],
    ],
    ["a type that is found", `export neuro f() -> Int {\n  let x: ? = 3\n  x\n}`, []],
  ])("%s", (_, source, problems) => {
    expect(told(source)).toEqual(problems);
  });

  test("is a warning", () => {
    const [problem] = checkText(`export neuro f() -> Int = ?`).problems;
    expect(problem).toMatchObject({ severity: "warning", fixes: [] });
  });
});
