// Whole numbers, decimals, ranges, and text by code points.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  characters,
  codePointIndex,
  Decimal,
  floorDivide,
  floorModulo,
  index,
  int,
  Panic,
  range,
  regex,
  slice,
  textAt,
  textIndexOf,
  textLength,
} from "../src/index.ts";

describe("Int", () => {
  test("stays in its range and is never -0", () => {
    expect(() => int(2 ** 53)).toThrow(Panic);
    expect(() => int(Infinity)).toThrow(Panic);
    expect(() => int(NaN)).toThrow("NaN is no whole number");
    expect(Object.is(int(-0), 0)).toBe(true);
  });
  test("division floors", () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.maxSafeInteger(), (a, b) => {
        fc.pre(b !== 0);
        const quotient = floorDivide(a, b);
        const remainder = floorModulo(a, b);
        expect(BigInt(quotient) * BigInt(b) + BigInt(remainder)).toBe(BigInt(a));
        expect(remainder === 0 || remainder < 0 === b < 0).toBe(true);
        expect(Object.is(quotient, -0) || Object.is(remainder, -0)).toBe(false);
      }),
    );
    expect([floorDivide(-7, 2), floorModulo(-7, 2), floorModulo(7, -2)]).toEqual([-4, 1, -1]);
    expect(() => floorDivide(1, 0)).toThrow(Panic);
  });
});

describe("Decimal", () => {
  const decimal = (text: string): Decimal => Decimal.parse(text)!;
  test("is exact", () => {
    expect(decimal("0.1").add(decimal("0.2")).toString()).toBe("0.3");
    expect(decimal("1.50").multiply(decimal("-3")).toString()).toBe("-4.50");
    expect(decimal("1.5e3").toString()).toBe("1500");
    expect(Decimal.parse("1.")).toBeUndefined();
  });
  test("divides and rounds", () => {
    expect(decimal("1").divide(decimal("4")).toString()).toBe("0.25");
    expect(decimal("1").divide(decimal("3")).toString()).toBe(`0.${"3".repeat(34)}`);
    expect(decimal("10").divide(decimal("4"), 0).toString()).toBe("2");
    expect(decimal("-2.345").round(2, "half-up").toString()).toBe("-2.35");
    expect(decimal("-7").modulo(decimal("2")).toString()).toBe("1");
    expect(() => decimal("1").divide(decimal("0.00"))).toThrow(Panic);
  });
  test("agrees with whole numbers", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), (a, b) => {
        expect(Decimal.fromInt(a).add(Decimal.fromInt(b)).toNumber()).toBe(a + b);
        expect(Math.sign(Decimal.fromInt(a).compare(Decimal.fromInt(b)))).toBe(Math.sign(a - b));
      }),
    );
  });
});

describe("Range", () => {
  test("leaves its end out, descending is empty", () => {
    expect([...range(1, 3, false)]).toEqual([1, 2]);
    expect([...range(1, 3, true)]).toEqual([1, 2, 3]);
    expect([...range(3, 1, true)]).toEqual([]);
  });
});

describe("Text", () => {
  test("counts, finds and cuts code points", () => {
    const unit = fc.constantFrom("a", "é", "\u{1F600}", "\u{10FFFF}");
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 60 }), fc.nat(60), fc.nat(60), (parts, from, to) => {
        const text = parts.join("");
        expect(textLength(text)).toBe(parts.length);
        expect(characters(text)).toEqual(parts);
        expect(textAt(text, from)).toBe(parts[from]);
        expect(slice(text, range(from, to, false))).toBe(
          parts.slice(from, Math.max(from, to)).join(""),
        );
        const found = parts.indexOf("\u{1F600}", from);
        expect(textIndexOf(text, "\u{1F600}", from)).toBe(found < 0 ? undefined : found);
        expect(codePointIndex(text, text.length)).toBe(parts.length);
      }),
    );
  });
  test("panics outside", () => {
    expect(() => index("ab", 2)).toThrow(Panic);
    expect(() => index("ab", -1)).toThrow(Panic);
  });
});

test("a list panics outside and slices inside", () => {
  expect(() => index([1], 1)).toThrow(Panic);
  expect(slice([1, 2, 3], range(1, 9, false))).toEqual([2, 3]);
  expect(slice([1, 2, 3], range(-1, 1, false))).toEqual([1]);
});

test("a regex is compiled once and has no state", () => {
  expect(regex("a", "g")).toBe(regex("a", "g"));
  expect(regex("a", "gi").flags).toBe("iu");
});
