// Equality, order, keys, maps and sets: the laws, and the cases that JavaScript would get wrong.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  canonicalKey,
  checkKey,
  compare,
  compareTexts,
  copyOf,
  Decimal,
  equal,
  NeuroMap,
  NeuroSet,
  Panic,
  replaceWith,
  timePart,
} from "../src/index.ts";

class Point {
  readonly x: unknown;
  readonly y: unknown;
  constructor(x: unknown, y: unknown) {
    this.x = x;
    this.y = y;
  }
}
class Circle {
  readonly tag = 0;
  readonly radius: number;
  constructor(radius: number) {
    this.radius = radius;
  }
}
class Empty {
  readonly tag = 1;
}

const leaf = fc.oneof(fc.integer(), fc.double(), fc.string(), fc.boolean(), fc.constant(undefined));
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.array(tie("value"), { maxLength: 3 }),
    fc.tuple(tie("value"), tie("value")).map(([x, y]) => new Point(x, y)),
    fc
      .array(fc.tuple(fc.string(), tie("value")), { maxLength: 3 })
      .map((entries) => new NeuroMap(entries)),
    fc.array(fc.integer(), { maxLength: 3 }).map((items) => new NeuroSet(items)),
    fc.bigInt({ min: -10_000n, max: 10_000n }).map((unscaled) => new Decimal(unscaled, 2)),
  ),
}));

describe("equality", () => {
  test("is reflexive, symmetric and agrees with canonical keys", () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        expect(equal(a, a)).toBe(true);
        expect(equal(a, b)).toBe(equal(b, a));
        if (equal(a, b)) expect(canonicalKey(a)).toBe(canonicalKey(b));
      }),
    );
  });
  test("compares structure", () => {
    expect(equal(new Point(1, [2]), new Point(1, [2]))).toBe(true);
    expect(equal(new Point(1, [2]), new Point(1, [3]))).toBe(false);
    expect(equal(new Circle(1), new Empty())).toBe(false);
    expect(equal(NaN, NaN)).toBe(true);
    expect(equal(0, -0)).toBe(true);
    expect(equal([undefined], [])).toBe(false);
    expect(equal(undefined, 0)).toBe(false);
    expect(equal(new Decimal(150n, 2), new Decimal(15n, 1))).toBe(true);
  });
  test("of maps and sets does not depend on insertion order", () => {
    const forwards: [string, number][] = [["a", 1], ["b", 2]]; // prettier-ignore
    expect(equal(new NeuroMap(forwards), new NeuroMap(forwards.toReversed()))).toBe(true);
    expect(equal(new NeuroSet([1, 2]), new NeuroSet([2, 1]))).toBe(true);
    expect(equal(new NeuroSet([1, 2]), new NeuroSet([2, 3]))).toBe(false);
  });
});

describe("order", () => {
  test("of texts is that of their code points", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (a, b) => {
        const codePoints = (text: string): number[] =>
          Array.from(text, (character) => character.codePointAt(0)!);
        expect(Math.sign(compareTexts(a, b))).toBe(
          Math.sign(compare(codePoints(a), codePoints(b))),
        );
      }),
    );
    expect(compareTexts("\u{1F600}", "\uFF5E")).toBeGreaterThan(0);
  });
  test("is total over numbers", () => {
    expect([3, NaN, -1, Infinity].toSorted(compare)).toEqual([-1, 3, Infinity, NaN]);
  });
  test("is antisymmetric and transitive over pairs", () => {
    const pair = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.string({ maxLength: 2 }));
    fc.assert(
      fc.property(pair, pair, pair, (a, b, c) => {
        expect(Math.sign(compare(a, b)) + Math.sign(compare(b, a))).toBe(0);
        if (compare(a, b) <= 0 && compare(b, c) <= 0) expect(compare(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });
  test("none comes first, variants go by their tag", () => {
    expect([new Empty(), new Circle(2), undefined, new Circle(1)].toSorted(compare)).toEqual([
      new Circle(1),
      new Circle(2),
      new Empty(),
      undefined,
    ]);
    expect(compare(undefined, new Empty())).toBeLessThan(0);
  });
});

describe("maps", () => {
  test("find structured keys", () => {
    const map = new NeuroMap<unknown, string>();
    map.set(new Point(1, 2), "a").set(new Point(1, 2), "b");
    expect(map.size).toBe(1);
    expect(map.get(new Point(1, 2))).toBe("b");
    expect(map.delete(new Point(1, 2))).toBe(true);
    expect(map.has(new Point(1, 2))).toBe(false);
  });
  test("take none as a key beside structured ones", () => {
    const map = new NeuroMap<unknown, number>([[undefined, 0], [[1], 1]]); // prettier-ignore
    expect([map.get(undefined), map.get([1])]).toEqual([0, 1]);
    expect([...map.keys()]).toEqual([undefined, [1]]);
  });
  test("NaN is one key, 0 and -0 are one key", () => {
    const map = new NeuroMap<number, string>([[NaN, "a"], [0, "b"]]); // prettier-ignore
    expect([map.get(NaN), map.get(-0)]).toEqual(["a", "b"]);
  });
  test("behave like an association list", () => {
    const key = fc.oneof(
      fc.integer({ min: 0, max: 3 }),
      fc.array(fc.integer({ min: 0, max: 1 }), { maxLength: 2 }),
    );
    const step = fc.tuple(fc.constantFrom("set", "delete"), key, fc.integer());
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const map = new NeuroMap<unknown, number>();
        let model: [unknown, number][] = [];
        for (const [action, at, item] of steps) {
          const found = model.find(([other]) => equal(other, at));
          if (action === "delete") {
            expect(map.delete(at)).toBe(found !== undefined);
            model = model.filter((entry) => entry !== found);
          } else {
            map.set(at, item);
            if (found === undefined) model.push([at, item]);
            else found[1] = item;
          }
        }
        expect([...map]).toEqual(model);
        expect([...map.values()]).toEqual(model.map(([, item]) => item));
      }),
    );
  });
  test("a copy is independent", () => {
    for (const key of ["a", ["a"]]) {
      const original = new NeuroMap<unknown, number>([[key, 1]]);
      const copy = original.copy();
      copy.set(key, 2);
      expect(original.get(key)).toBe(1);
      const items = new NeuroSet<unknown>([key]);
      items.copy().add("b");
      expect(items.size).toBe(1);
    }
  });
});

describe("sets", () => {
  test("hold each value once, in order of insertion", () => {
    expect([...new NeuroSet<unknown>([[2], [1], [2]])]).toEqual([[2], [1]]);
    const set = new NeuroSet<unknown>([1, 2]);
    expect(set.delete(1)).toBe(true);
    set.add([1]);
    expect([...set]).toEqual([2, [1]]);
    expect(set.has([1])).toBe(true);
  });
});

describe("copies", () => {
  const values = [
    () => [1],
    () => new NeuroMap([[1, 2]]),
    () => new NeuroSet([[1]]),
    () => new Point(1, 2),
  ];
  test.each(values)("are equal and apart (%#)", (make) => {
    const original = make();
    const copy = copyOf(original);
    expect(copy).not.toBe(original);
    expect(equal(copy, original)).toBe(true);
  });
  test("become another value in place", () => {
    const map = new NeuroMap<unknown, number>([[1, 2]]);
    replaceWith(map, new NeuroMap<unknown, number>([[["a"], 3]]));
    expect([...map]).toEqual([[["a"], 3]]);
    const list = [1, 2, 3];
    replaceWith(list, [4]);
    expect(list).toEqual([4]);
    const set = new NeuroSet([1]);
    replaceWith(set, new NeuroSet([2]));
    expect([...set]).toEqual([2]);
    const point = new Point(1, 2);
    replaceWith(point, new Point(3, 4));
    expect(point.x).toBe(3);
  });
  test("a key has to be there to be changed inside", () => {
    expect(() => checkKey(new NeuroMap(), "a")).toThrow(Panic);
  });
});

test("parts of a time are those of UTC", () => {
  const parts = ["year", "month", "day", "hour", "minute", "second", "weekday"];
  expect(parts.map((part) => timePart(Date.UTC(2026, 10, 22, 7, 8, 9), part))).toEqual([
    2026, 11, 22, 7, 8, 9, 7,
  ]);
});
