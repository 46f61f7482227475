// Showing: the language's own words for values.
import { describe, expect, test } from "vitest";
import {
  Decimal,
  Failure,
  NeuroMap,
  NeuroSet,
  raise,
  show,
  showDuration,
  showFloat,
  showSize,
  type TypeDescriptor,
} from "../src/index.ts";

const int: TypeDescriptor = { kind: "int" };
const float: TypeDescriptor = { kind: "float" };
const text: TypeDescriptor = { kind: "text" };
const mail: TypeDescriptor = {
  kind: "record",
  name: "Mail",
  fields: () => [{ name: "subject", type: text }],
  make: ([subject]) => ({ subject }),
};
const shape: TypeDescriptor = {
  kind: "sum",
  name: "Shape",
  variants: () => [
    {
      name: "Circle",
      fields: [{ name: "radius", type: float }],
      make: ([radius]) => ({ tag: 0, radius }),
    },
    { name: "Empty", fields: [], make: () => ({ tag: 1 }) },
  ],
};

describe("with a descriptor", () => {
  const cases: [unknown, TypeDescriptor, string][] = [
    ["hi", text, "hi"],
    ["hi", { kind: "optional", inner: text }, "hi"],
    [undefined, { kind: "optional", inner: text }, "none"],
    [["a\n{", "\u0007"], { kind: "list", item: text }, '["a\\n\\{", "\\u{7}"]'],
    [3, int, "3"],
    [3, float, "3.0"],
    [[1, 2.5], { kind: "list", item: float }, "[1.0, 2.5]"],
    [[1, "a"], { kind: "tuple", items: [int, text] }, '(1, "a")'],
    [new NeuroMap([["a", 1]]), { kind: "map", key: text, value: int }, 'Map { "a": 1 }'],
    [new NeuroMap(), { kind: "map", key: text, value: int }, "Map {}"],
    [new NeuroSet([1, 2]), { kind: "set", item: int }, "Set { 1, 2 }"],
    [{ subject: "hi" }, mail, 'Mail { subject: "hi" }'],
    [{ tag: 0, radius: 1 }, shape, "Circle(radius: 1.0)"],
    [{ tag: 1 }, shape, "Empty"],
    [9_000_000, { kind: "duration" }, "2h30m"],
    [16 * 1024 ** 2, { kind: "size" }, "16MB"],
    [0, { kind: "time" }, "1970-01-01T00:00:00Z"],
    [new Decimal(150n, 2), { kind: "decimal" }, "1.50"],
    [{ a: [1, null] }, { kind: "json" }, '{"a":[1,null]}'],
    [undefined, { kind: "unit" }, "()"],
    [new Uint8Array([1, 255]), { kind: "bytes" }, 'Bytes("01ff")'],
  ];
  test.each(cases)("$2", (value, type, shown) => {
    expect(show(value, type)).toBe(shown);
  });
});

test("without one, by the value's shape", () => {
  expect(show(new NeuroMap([[[1, "a"], undefined]]))).toBe('Map { [1, "a"]: none }');
});

test("floats", () => {
  expect([3, -0, 1e21, 1e-7, 0.1, NaN, -Infinity].map(showFloat)).toEqual([
    "3.0",
    "-0.0",
    "1e21",
    "1e-7",
    "0.1",
    "NaN",
    "-Infinity",
  ]);
});

test("durations show no noise of their arithmetic", () => {
  expect([0.1 + 0.2, 1999.9999999999, 1e-9].map(showDuration)).toEqual(["0.3ms", "2s", "0s"]);
});

test("durations and sizes", () => {
  expect([0, 250, 90_000, 604_800_000, -1500, 0.5].map(showDuration)).toEqual([
    "0s",
    "250ms",
    "1m30s",
    "7d",
    "-1s500ms",
    "0.5ms",
  ]);
  expect([0, 1000, 1536 * 1024, 2 * 1024 ** 3].map(showSize)).toEqual([
    "0B",
    "1000B",
    "1536KB",
    "2GB",
  ]);
});

describe("failures", () => {
  class NotFound extends Failure {
    readonly path: string;
    constructor(path: string) {
      super();
      this.path = path;
    }
  }
  class Explained extends Failure {
    constructor(message: string) {
      super();
      this.message = message;
    }
  }
  test("show their message, or themselves", () => {
    expect(new NotFound("a").message).toBe('NotFound { path: "a" }');
    expect(new Explained("too late").message).toBe("too late");
    expect(Object.keys(new Explained("x"))).toEqual(["message"]);
    expect(new NotFound("a").code).toBe("NotFound");
  });
  test("are errors, with the stack of the place that raises them", () => {
    const failure = new NotFound("a");
    expect(Object.hasOwn(failure, "stack")).toBe(false);
    function here(): never {
      return raise(failure);
    }
    expect(here).toThrow(NotFound);
    expect(failure).toBeInstanceOf(Error);
    expect(failure.stack).toContain("here");
  });
});
