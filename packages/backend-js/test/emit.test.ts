import { describe, expect, test } from "vitest";
import * as ir from "./build.ts";
import {
  assign,
  bind,
  block,
  call,
  choose,
  compare,
  emit,
  float,
  get,
  give,
  indexPlace,
  int,
  items,
  just,
  letStatement,
  list,
  lit,
  load,
  local,
  named,
  neuro,
  op,
  optional,
  place,
  record,
  run,
  shown,
  sum,
  text,
  unit,
  value,
  varStatement,
} from "./build.ts";

describe("what is emitted reads like JavaScript", () => {
  test("a pure function needs no import", () => {
    const greeting = neuro(
      "greet",
      [local("name", text)],
      text,
      just({ kind: "interpolate", parts: ["Hello ", get("name", text), "!"], type: text, at: 0 }),
    );
    expect(emit(greeting).code).toBe(
      "export function greet(name) {\n  return `Hello ${name}!`;\n}\n",
    );
  });

  test("statements are lifted out of expressions, left to right", () => {
    const find = neuro(
      "orNone",
      [local("x", optional(int)), local("y", int)],
      optional(int),
      just(
        op(
          "add",
          call("effect", int),
          op(
            "add",
            {
              kind: "coalesce",
              left: get("x", optional(int)),
              right: give(ir.none(int)),
              type: int,
              at: 0,
            },
            get("y", int),
          ),
        ),
      ),
    );
    const effect = neuro("effect", [], int, just(lit(1)));
    expect(shown(effect, find)).toBe(`export function effect() {
  return 1;
}

export function orNone(x, y) {
  const value$ = effect();
  if (x === undefined) {
    return undefined;
  }
  return int(value$ + int(x + y));
}`);
  });

  test("a sum has a class for each variant and a switch on tags", () => {
    const shape = sum("Shape", [
      ["Circle", ["radius", float]],
      ["Rect", ["width", float], ["height", float]],
      ["Empty"],
    ]);
    const area = neuro(
      "area",
      [local("shape", named("Shape"))],
      float,
      just({
        kind: "match",
        subject: get("shape", named("Shape")),
        type: float,
        at: 0,
        arms: [
          {
            pattern: {
              kind: "variant",
              definition: "main#Shape",
              tag: 0,
              fields: [bind(local("r", float))],
            },
            guard: undefined,
            body: just(op("multiply", get("r", float), get("r", float), "float")),
          },
          {
            pattern: {
              kind: "variant",
              definition: "main#Shape",
              tag: 1,
              fields: [bind(local("w", float)), bind(local("h", float))],
            },
            guard: undefined,
            body: just(op("multiply", get("w", float), get("h", float), "float")),
          },
          { pattern: { kind: "any" }, guard: undefined, body: just(lit(0)) },
        ],
      }),
    );
    expect(shown(shape, area).split("\n\n").slice(0, 2).join("\n\n"))
      .toBe(`export const Shape$Circle = class Circle {
  constructor(radius) {
    this.tag = 0;
    this.radius = radius;
  }
};
export const Shape$Rect = class Rect {
  constructor(width, height) {
    this.tag = 1;
    this.width = width;
    this.height = height;
  }
};
export const Shape$Empty = class Empty {
  constructor() {
    this.tag = 2;
  }
};
export const Shape = {
  Circle: (radius) => new Shape$Circle(radius),
  Rect: (width, height) => new Shape$Rect(width, height),
  Empty: new Shape$Empty(),
};

export function area(shape) {
  switch (shape.tag) {
    case 0: {
      const r = shape.radius;
      return r * r;
    }
    case 1: {
      const w = shape.width;
      const h = shape.height;
      return w * h;
    }
    default: {
      return 0;
    }
  }
}`);
  });

  test("reserved words get an underscore", () => {
    expect(shown(neuro("delete", [local("class", int)], int, just(get("class", int))))).toBe(
      "function delete_(class_) {\n  return class_;\n}\n\nexport { delete_ as delete };",
    );
  });
});

describe("what is emitted runs", () => {
  test("loops over ranges and lists", async () => {
    const total = neuro(
      "total",
      [local("xs", list(int))],
      int,
      block(
        [
          varStatement("sum", int, lit(0)),
          {
            kind: "for",
            pattern: bind(local("x", int)),
            iterable: get("xs", list(int)),
            body: block([
              assign(place("sum", int), get("x", int), { operator: "add", domain: "int" }),
            ]),
            at: 0,
          },
          {
            kind: "for",
            pattern: bind(local("i", int)),
            iterable: {
              kind: "range",
              from: lit(0),
              to: lit(3),
              inclusive: true,
              type: { kind: "range" },
              at: 0,
            },
            body: block([
              assign(place("sum", int), get("i", int), { operator: "add", domain: "int" }),
            ]),
            at: 0,
          },
        ],
        get("sum", int),
      ),
    );
    const module = await load(emit(total).code);
    expect(module["total"]!([1, 2, 3])).toBe(12);
    expect(() => module["total"]!([Number.MAX_SAFE_INTEGER])).toThrow(/range of Int/);
  });

  test("a change is seen by no other variable", async () => {
    const nested = list(list(int));
    const change = neuro(
      "change",
      [local("given", nested)],
      { kind: "tuple", items: [nested, nested] },
      block(
        [
          varStatement("grid", nested, get("given", nested)),
          assign(
            indexPlace(indexPlace(place("grid", nested), lit(0), list(int)), lit(1), int),
            lit(9),
          ),
        ],
        {
          kind: "tuple",
          items: [get("given", nested), get("grid", nested)],
          type: { kind: "tuple", items: [nested, nested] },
          at: 0,
        },
      ),
    );
    const module = await load(emit(change).code);
    expect(module["change"]!([[1, 2], [3]])).toEqual([
      [[1, 2], [3]],
      [[1, 9], [3]],
    ]);
    expect(() => module["change"]!([[1]])).toThrow(/outside/);
  });

  test("var parameters: objects in place, everything else in a cell", async () => {
    const push = neuro(
      "raise",
      [local("xs", list(int), true), local("n", int, true)],
      unit,
      block([
        assign(indexPlace(place("xs", list(int)), lit(0), int), get("n", int)),
        assign(place("n", int), lit(1), { operator: "add", domain: "int" }),
      ]),
    );
    const user = neuro(
      "use",
      [],
      { kind: "tuple", items: [list(int), list(int), int] },
      block(
        [
          varStatement("a", list(int), items(int, lit(1))),
          letStatement("b", list(int), get("a", list(int))),
          varStatement("n", int, lit(5)),
          run(
            call(
              "raise",
              unit,
              { kind: "place", place: place("a", list(int)) },
              { kind: "place", place: place("n", int) },
            ),
          ),
        ],
        {
          kind: "tuple",
          items: [get("a", list(int)), get("b", list(int)), get("n", int)],
          type: { kind: "tuple", items: [list(int), list(int), int] },
          at: 0,
        },
      ),
    );
    const module = await load(emit(push, user).code);
    expect(module["use"]!()).toEqual([[5], [1], 6]);
  });

  test("self tail calls take constant stack", async () => {
    const count = neuro(
      "count",
      [local("n", int), local("total", int)],
      int,
      just(
        choose(
          compare("equal", get("n", int), lit(0)),
          just(get("total", int)),
          just(
            call(
              "count",
              int,
              value(op("subtract", get("n", int), lit(1))),
              value(op("add", get("total", int), lit(2))),
            ),
          ),
          int,
        ),
      ),
    );
    const module = await load(emit(count).code);
    expect(module["count"]!(1_000_000, 0)).toBe(2_000_000);
  });

  test("failures are raised, caught by class, and panics pass", async () => {
    const missing = record("Missing", [["name", text]], true);
    const find = neuro(
      "find",
      [local("n", int)],
      int,
      block(
        [
          run(
            choose(
              compare("less", get("n", int), lit(0)),
              just({
                kind: "fail",
                value: {
                  kind: "record",
                  definition: "main#Missing",
                  fields: [lit("x")],
                  type: named("Missing"),
                  at: 0,
                },
                type: ir.never,
                at: 0,
              }),
              undefined,
              unit,
            ),
          ),
        ],
        op("floorDivide", lit(10), get("n", int)),
      ),
      { fails: [named("Missing")] },
    );
    const safe = neuro(
      "safe",
      [local("n", int)],
      int,
      just({
        kind: "catch",
        body: call("find", int, value(get("n", int))),
        failure: local("error", named("Missing")),
        handler: just(lit(-1)),
        type: int,
        at: 0,
      }),
    );
    const { code } = emit(missing, find, safe);
    const module = await load(code);
    expect(module["safe"]!(5)).toBe(2);
    expect(module["safe"]!(-5)).toBe(-1);
    expect(() => module["safe"]!(0)).toThrow(/divided by zero/);
    expect(() => module["find"]!(-1)).toThrow('Missing { name: "x" }');
  });
});
