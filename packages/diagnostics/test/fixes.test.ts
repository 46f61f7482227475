import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  applyFixes,
  closest,
  closestAll,
  orderProblems,
  type Fix,
  type Problem,
} from "../src/index.ts";

const file = "a.neuro";
const fix = (...edits: [start: number, end: number, newText: string][]): Fix => ({
  title: "Change it",
  safe: true,
  edits: edits.map(([start, end, newText]) => ({ span: { file, start, end }, newText })),
});

describe("applying fixes", () => {
  test("goes by offset, whatever the order they come in", () => {
    const { text, applied, left } = applyFixes("a && b && c", [
      fix([7, 9, "and"]),
      fix([2, 4, "and"]),
    ]);
    expect(text).toBe("a and b and c");
    expect([applied.length, left.length]).toEqual([2, 0]);
  });

  test("leaves a fix that overlaps an earlier one, whole", () => {
    const second = fix([0, 1, "("], [3, 5, "z"]);
    const result = applyFixes("abcdef", [fix([2, 4, "x"]), second]);
    expect(result.text).toBe("abxef");
    expect(result.left).toEqual([second]);
  });

  test("makes an edit that two fixes ask for once", () => {
    const add = 'import { x } from "y"\n';
    const { text, applied } = applyFixes("x + x", [
      fix([0, 0, add]),
      fix([0, 0, add], [4, 5, "y"]),
    ]);
    expect(text).toBe(`${add}x + y`);
    expect(applied.length).toBe(2);
  });

  test("does not choose between two insertions at one place, nor edit outside of the text", () => {
    expect(applyFixes("ab", [fix([1, 1, "x"]), fix([1, 1, "y"])]).text).toBe("axb");
    expect(applyFixes("ab", [fix([1, 3, "x"])]).text).toBe("ab");
  });

  test("gives the same as applying each accepted edit from the end", () => {
    const edit = fc.tuple(fc.nat(20), fc.nat(6), fc.string({ maxLength: 4 }));
    fc.assert(
      fc.property(fc.string({ minLength: 26, maxLength: 40 }), fc.array(edit), (text, edits) => {
        const fixes = edits.map(([start, length, newText]) =>
          fix([start, start + length, newText]),
        );
        const result = applyFixes(text, fixes);
        expect(result.applied.length + result.left.length).toBe(fixes.length);
        const unique = new Map(
          result.applied.map(({ edits: [only] }) => [JSON.stringify(only), only!]),
        );
        const backwards = [...unique.values()].toSorted(
          (a, b) => b.span.start - a.span.start || b.span.end - a.span.end,
        );
        const expected = backwards.reduce(
          (current, { span, newText }) =>
            current.slice(0, span.start) + newText + current.slice(span.end),
          text,
        );
        expect(result.text).toBe(expected);
      }),
    );
  });
});

describe("spelling suggestions", () => {
  const scope = ["height", "width", "area", "Circle", "indexOf", "x", "y", "lines"];

  test.each([
    ["heigth", "height"],
    ["widht", "width"],
    ["circle", "Circle"],
    ["indexof", "indexOf"],
    ["aera", "area"],
    ["line", "lines"],
    ["X", "x"],
  ])("%s was probably %s", (name, expected) => {
    expect(closest(name, scope)).toBe(expected);
  });

  test.each(["z", "total", "ab", "height"])("%s is none of them", (name) => {
    expect(closest(name, scope)).toBeUndefined();
  });

  test("are nearest first and few", () => {
    expect(
      closestAll("items", ["item", "times", "terms", "itemss", "itmes", "stems", "other"]),
    ).toEqual(["item", "itemss", "itmes", "stems"]);
  });
});

test("problems are ordered by file and place, and said once", () => {
  const at = (path: string, start: number, end: number, message = "m"): Problem => ({
    code: "P0301",
    name: "unknown-name",
    severity: "error",
    message,
    span: { file: path, start, end },
    label: undefined,
    related: [],
    hint: undefined,
    fixes: [],
  });
  const all = [
    at("b", 0, 1),
    at("a", 4, 5),
    at("a", 2, 3),
    at("a", 2, 9),
    at("a", 2, 3),
    at("a", 2, 3, "other"),
  ];
  expect(
    orderProblems(all).map(
      ({ span, message }) => `${span.file}${span.start}-${span.end}${message}`,
    ),
  ).toEqual(["a2-9m", "a2-3m", "a2-3other", "a4-5m", "b0-1m"]);
});
