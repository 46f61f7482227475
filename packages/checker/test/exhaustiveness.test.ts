import type * as tree from "@neuro-lang/parser";
import { describe, expect, test } from "vitest";
import { type ArmContext, type ArmReport, checkArms } from "../src/exhaustiveness.ts";
import type { BuiltinName, NamedType, Type } from "../src/types.ts";

const lowest = Number.MIN_SAFE_INTEGER;
const highest = Number.MAX_SAFE_INTEGER;
const at = { start: 0, end: 0 };
const builtin = (name: BuiltinName, ...args: Type[]): Type => ({
  kind: "builtin",
  name,
  arguments: args,
});
const int = builtin("Int");
const bool = builtin("Bool");
const shape: NamedType = { kind: "named", definition: "m#Shape", arguments: [] };
const fields: Record<string, { name: string; type: Type }[]> = {
  Circle: [{ name: "radius", type: int }],
  Line: [
    { name: "from", type: bool },
    { name: "to", type: bool },
  ],
  Empty: [],
};
const context: ArmContext = {
  variants: () => ["Circle", "Line", "Empty"],
  fields: (_, variant) => fields[variant!],
  meaning: (pattern) => ({ definition: "m#Shape", variant: pattern.path.at(-1)!.text }),
  nameOf: () => "Shape",
};

const wild: tree.Pattern = { kind: "WildcardPattern", ...at };
const variant = (text: string, ...parts: tree.Pattern[]): tree.Pattern => ({
  kind: "VariantPattern",
  path: [{ kind: "Name", text, ...at }],
  arguments: parts.map((pattern) => ({ kind: "PatternArgument", name: undefined, pattern, ...at })),
  ...at,
});
const yes: tree.Pattern = {
  kind: "LiteralPattern",
  value: { kind: "BooleanLiteral", value: true, ...at },
  ...at,
};
const no: tree.Pattern = {
  kind: "LiteralPattern",
  value: { kind: "BooleanLiteral", value: false, ...at },
  ...at,
};
const nothing: tree.Pattern = {
  kind: "LiteralPattern",
  value: { kind: "NoneLiteral", ...at },
  ...at,
};
const number = (value: number): tree.NumberLiteral => ({
  kind: "NumberLiteral",
  float: false,
  value,
  ...at,
});
const range = (from: number, to: number): tree.Pattern => ({
  kind: "RangePattern",
  from: number(from),
  to: number(to),
  inclusive: true,
  ...at,
});
const list = (...items: (tree.Pattern | tree.RestPattern)[]): tree.Pattern => ({
  kind: "ListPattern",
  items,
  ...at,
});
const rest: tree.RestPattern = { kind: "RestPattern", name: undefined, ...at };
const cases = (type: Type, ...patterns: tree.Pattern[]): ArmReport =>
  checkArms(
    patterns.map((pattern) => ({ pattern, guarded: false })),
    type,
    context,
  );
/** What the arms leave out as patterns to write, and what nothing reaches. */
const report = (type: Type, ...patterns: tree.Pattern[]): unknown => {
  const { missing, unreachable } = cases(type, ...patterns);
  return { missing: missing.map(({ pattern }) => pattern), unreachable };
};

describe("what the arms leave out", () => {
  test("variants by name, with the parts that are open", () => {
    expect(report(shape, variant("Empty"))).toEqual({
      missing: ["Circle(_)", "Line(_, _)"],
      unreachable: [],
    });
    expect(report(shape)).toEqual({
      missing: ["Circle(_)", "Line(_, _)", "Empty"],
      unreachable: [],
    });
    expect(
      report(shape, variant("Circle", wild), variant("Empty"), variant("Line", yes, wild)),
    ).toEqual({
      missing: ["Line(false, _)"],
      unreachable: [],
    });
  });
  test("optionals", () => {
    const optional: Type = { kind: "optional", inner: bool };
    expect(report(optional, nothing, yes)).toEqual({ missing: ["false"], unreachable: [] });
    expect(cases(optional, nothing).missing).toEqual([
      { shown: "every value but `none`", pattern: "_" },
    ]);
    const pair: Type = { kind: "tuple", items: [optional, bool] };
    const none: tree.Pattern = { kind: "TuplePattern", items: [nothing, wild], ...at };
    expect(cases(pair, none).missing).toEqual([{ shown: "`(not none, _)`", pattern: "(_, _)" }]);
    expect(report(optional, yes, no, nothing)).toEqual({ missing: [], unreachable: [] });
  });
  test("lists by length", () => {
    const type = builtin("List", bool);
    expect(report(type, list(), list(wild, rest))).toEqual({ missing: [], unreachable: [] });
    expect(report(type, list(), list(wild))).toEqual({ missing: ["[_, _, ..]"], unreachable: [] });
    expect(report(type, list(), list(yes, rest), list(rest, yes))).toEqual({
      missing: ["[false]", "[false, .., false]"],
      unreachable: [],
    });
  });
  test("Ints by interval", () => {
    expect(report(int, range(0, 9), range(20, 29))).toMatchObject({ missing: ["_", "10..=19"] });
    expect(report(int, range(lowest, -1), range(0, highest))).toEqual({
      missing: [],
      unreachable: [],
    });
  });
});

describe("what nothing reaches", () => {
  test("after a wildcard, a repeated variant, a covered interval", () => {
    expect(report(shape, wild, variant("Empty"))).toEqual({ missing: [], unreachable: [1] });
    expect(report(shape, variant("Empty"), variant("Empty"), wild)).toEqual({
      missing: [],
      unreachable: [1],
    });
    expect(report(int, range(0, 99), range(5, 7), wild)).toEqual({ missing: [], unreachable: [1] });
  });
  test("a guard reaches on", () => {
    const arms = [
      { pattern: wild, guarded: true },
      { pattern: wild, guarded: false },
    ];
    expect(checkArms(arms, int, context)).toEqual({ missing: [], unreachable: [] });
  });
});
