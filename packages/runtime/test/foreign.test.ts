// The border to foreign code: what goes out is plain JavaScript and a copy, what comes in is of its type and a copy.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  callForeign,
  callForeignAsync,
  Decimal,
  equal,
  Failure,
  type ForeignNeuro,
  NeuroMap,
  NeuroSet,
  Panic,
  type TypeDescriptor,
} from "../src/index.ts";

class Mail {
  subject: unknown;
  flags: unknown;
  constructor(subject: unknown, flags: unknown) {
    this.subject = subject;
    this.flags = flags;
  }
}
const text: TypeDescriptor = { kind: "text" };
const int: TypeDescriptor = { kind: "int" };
const mail: TypeDescriptor = {
  kind: "record",
  name: "Mail",
  fields: () => [
    { name: "subject", type: text },
    { name: "flags", type: { kind: "list", item: text }, default: () => [] },
  ],
  make: ([subject, flags]) => new Mail(subject, flags),
};
class Urgent {
  readonly tag = 0;
  reason: unknown;
  tag_: unknown;
  constructor(reason: unknown, tag: unknown) {
    this.reason = reason;
    this.tag_ = tag;
  }
}
const ignore = { tag: 1 };
const kind: TypeDescriptor = {
  kind: "sum",
  name: "Kind",
  variants: () => [
    {
      name: "Urgent",
      fields: [
        { name: "reason", type: text },
        { name: "tag", type: { kind: "optional", inner: int } },
      ],
      make: ([reason, tag]) => new Urgent(reason, tag),
    },
    { name: "Ignore", fields: [], make: () => ignore },
  ],
};
class JsError extends Failure {
  constructor(name: string, message: string) {
    super();
    this.name = name;
    this.message = message;
  }
}
const failure: TypeDescriptor = {
  kind: "record",
  name: "JsError",
  fields: () => [
    { name: "name", type: text },
    { name: "message", type: text },
  ],
  make: ([name, message]) => new JsError(name as string, message as string),
};

const neuro = (result: TypeDescriptor, more: Partial<ForeignNeuro> = {}): ForeignNeuro => ({
  name: "work",
  file: "work.js",
  parameters: [],
  result,
  lends: false,
  failure: undefined,
  ...more,
});
const back = (type: TypeDescriptor, value: unknown): unknown =>
  callForeign(neuro(type), () => value, []);
/** What foreign code is handed. */
const handed = (type: TypeDescriptor, value: unknown, lends = false): unknown => {
  let got: unknown;
  const code = (found: unknown): void => {
    got = found;
  };
  callForeign(neuro({ kind: "unit" }, { parameters: [type], lends }), code, [value]);
  return got;
};

describe("what goes out", () => {
  test.each<[TypeDescriptor, unknown, unknown]>([
    [text, "a", "a"],
    [{ kind: "decimal" }, new Decimal(150n, 2), "1.50"],
    [{ kind: "optional", inner: text }, undefined, undefined],
    [{ kind: "map", key: text, value: int }, new NeuroMap([["a", 1]]), new Map([["a", 1]])],
    [{ kind: "set", item: int }, new NeuroSet([1, 2]), new Set([1, 2])],
    [
      { kind: "tuple", items: [int, mail] },
      [1, new Mail("hi", ["x"])],
      [1, { subject: "hi", flags: ["x"] }],
    ],
    [kind, new Urgent("now", 3), { tag: "Urgent", reason: "now", tag_: 3 }],
    [kind, ignore, { tag: "Ignore" }],
    [{ kind: "json" }, { a: [1, null] }, { a: [1, null] }],
  ])("%o", (type, value, expected) => expect(handed(type, value)).toEqual(expected));

  test("can be changed without anybody seeing it, unless it is lent", () => {
    const list = [[1], [2]];
    const type: TypeDescriptor = { kind: "list", item: { kind: "list", item: int } };
    const copy = handed(type, list) as number[][];
    copy[0]!.push(9);
    copy.push([]);
    expect(list).toEqual([[1], [2]]);
    expect(handed(type, list, true)).toBe(list);
  });
});

describe("what comes in", () => {
  test("is the value that is meant", () => {
    expect(back(int, -0)).toBe(0);
    expect(back(text, "a\ud800b")).toBe("a\ufffdb");
    expect(back({ kind: "optional", inner: int }, null)).toBe(undefined);
    expect(back({ kind: "optional", inner: { kind: "json" } }, null)).toBe(null);
    expect(back({ kind: "unit" }, 3)).toBe(undefined);
    expect(back({ kind: "bytes" }, Buffer.from("a"))).toEqual(Uint8Array.of(97));
    expect(String(back({ kind: "decimal" }, "1.50"))).toBe("1.50");
    expect(back(mail, { subject: "hi", more: 1 })).toEqual(new Mail("hi", []));
    expect(back(kind, { tag: "Urgent", reason: "now" })).toEqual(new Urgent("now", undefined));
    expect(back(kind, { tag: "Ignore" })).toBe(ignore);
  });

  test("is a copy", () => {
    const list = [1, 2];
    const got = back({ kind: "list", item: int }, list);
    list.push(3);
    expect(got).toEqual([1, 2]);
  });

  test.each<[string, TypeDescriptor, unknown, string]>([
    [
      "a fraction",
      int,
      1.5,
      "gave back a wrong value: expected Int, found a number with a fraction",
    ],
    ["a wide number", int, 2 ** 53, "expected Int, found a number beyond ±2^53−1"],
    ["nothing", text, undefined, "expected Text, found undefined"],
    ["NaN as a time", { kind: "time" }, Number.NaN, "expected Time, found NaN"],
    ["a negative size", { kind: "size" }, -1, "expected Size, found a negative number"],
    [
      "a field",
      { kind: "list", item: mail },
      [{ subject: 3 }],
      "gave back what is no List<Mail>: at [0].subject expected Text, found a number",
    ],
    ["a missing field", mail, {}, "at subject expected Text, found undefined"],
    ["an inherited field", mail, Object.create({ subject: "a" }), "at subject expected Text"],
    [
      "a hole of an array",
      { kind: "list", item: int },
      Array(2),
      "at [0] expected Int, found undefined",
    ],
    [
      "a short tuple",
      { kind: "tuple", items: [int, int] },
      [1],
      "expected (Int, Int), found an array of 1",
    ],
    ["another variant", kind, { tag: "Later" }, "at tag expected one of Urgent, Ignore"],
    [
      "a value of a map",
      { kind: "map", key: text, value: int },
      new Map([["a", "b"]]),
      "at values[0] expected Int, found a string",
    ],
    [
      "an object for a map",
      { kind: "map", key: text, value: int },
      {},
      "expected Map<Text, Int>, found an object",
    ],
    [
      "what is no JSON",
      { kind: "json" },
      { a: [new Date(0)] },
      "at a[0] expected Json, found an instance of Date",
    ],
    [
      "undefined in JSON",
      { kind: "json" },
      { a: undefined },
      "at a expected Json, found undefined",
    ],
    ["a promise", int, Promise.resolve(1), "gave back a Promise: add `wait` to its `uses`"],
  ])("is no %s", (_, type, value, message) => {
    expect(() => back(type, value)).toThrow(Panic);
    expect(() => back(type, value)).toThrow(message);
    expect(() => back(type, value)).toThrow("the extern `work` (work.js)");
  });

  test("is one that holds itself", () => {
    const object: Record<string, unknown> = { part: {} };
    object["part"] = { back: object };
    const array: unknown[] = [1];
    array.push({ all: array });
    const node: TypeDescriptor = {
      kind: "record",
      name: "Node",
      fields: () => [{ name: "next", type: { kind: "optional", inner: node } }],
      make: ([next]) => ({ next }),
    };
    const ring: Record<string, unknown> = {};
    ring["next"] = { next: ring };
    const told =
      "the extern `work` (work.js) gave back a value that holds itself: no value of the language does";
    for (const value of [object, array])
      expect(() => back({ kind: "json" }, value)).toThrow(new Panic(told));
    expect(() => back(node, ring)).toThrow(new Panic(told));
  });
  test("may hold the same part twice", () => {
    const part = { a: [1] };
    expect(back({ kind: "json" }, [part, { part }])).toEqual([{ a: [1] }, { part: { a: [1] } }]);
  });
  test("is nested too deeply, as it is made while it is looked at", () => {
    const endless = (): object => ({
      get next() {
        return endless();
      },
    });
    expect(() => back({ kind: "json" }, endless())).toThrow(RangeError);
  });

  test("a message does not tell what the value says", () => {
    expect(() => back(int, "my secret")).toThrow(/found a string$/);
  });

  test("JSON comes back as it went", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const type: TypeDescriptor = { kind: "json" };
        const got = callForeign(neuro(type, { parameters: [type] }), (found) => found, [value]);
        expect(equal(got, JSON.parse(JSON.stringify(value)))).toBe(true);
      }),
    );
  });
});

describe("what is thrown", () => {
  const broken = (): never => {
    throw new TypeError("no text");
  };
  test("is a failure where that is declared", () => {
    const declared = neuro(int, { failure });
    let caught: unknown;
    try {
      callForeign(declared, broken, []);
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(JsError);
    expect({ ...(caught as object) }).toEqual({ name: "TypeError", message: "no text" });
    // Where the reader has to look.
    expect((caught as Error).stack).toContain("broken");
  });
  test("is a bug where it is not", () => {
    expect(() => callForeign(neuro(int), broken, [])).toThrow(
      new Panic(
        "the extern `work` (work.js) threw TypeError: no text. If it may, declare it `fails JsError`",
      ),
    );
  });
  test("need be no error", () => {
    const odd = (): never => {
      throw "so";
    };
    expect(() => callForeign(neuro(int, { failure }), odd, [])).toThrow("so");
  });
  test("a wrong value is a bug even then", () => {
    expect(() => callForeign(neuro(int, { failure }), () => "x", [])).toThrow(Panic);
  });
  test("a rejected promise is the same", async () => {
    const rejected = async (): Promise<never> => broken();
    await expect(callForeignAsync(neuro(int, { failure }), rejected, [])).rejects.toBeInstanceOf(
      JsError,
    );
    await expect(callForeignAsync(neuro(int), rejected, [])).rejects.toBeInstanceOf(Panic);
    expect(await callForeignAsync(neuro(int), async () => 3, [])).toBe(3);
  });
});
