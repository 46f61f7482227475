// The declarations that builds bring along are written by hand; what they promise is what the runtime has. The compiler compares.
import { expect, test } from "vitest";
import type * as published from "../src/published.d.ts";
import {
  Decimal,
  Failure,
  NeuroMap,
  NeuroSet,
  Panic,
  Range,
  type TypeDescriptor,
} from "../src/index.ts";

test("every published class is the runtime's", () => {
  const classes: {
    readonly Decimal: typeof published.Decimal;
    readonly Failure: new () => published.Failure;
    readonly NeuroMap: typeof published.NeuroMap;
    readonly NeuroSet: typeof published.NeuroSet;
    readonly Panic: new (message: string) => published.Panic;
    readonly Range: typeof published.Range;
  } = { Decimal, Failure, NeuroMap, NeuroSet, Panic, Range };
  expect(new classes.NeuroMap([[[1], "a"]]).get([1])).toBe("a");
  expect(new classes.NeuroSet([[1]]).has([1])).toBe(true);
  expect([...new classes.Range(1, 3)]).toEqual([1, 2]);
  expect(classes.Decimal.parse("1.50")?.add(classes.Decimal.fromInt(2)).toString()).toBe("3.50");
  expect(new classes.Failure().code).toBe("Failure");
  const { message, words } = new classes.Panic("a bug");
  expect([message, words]).toEqual(["a bug", "…"]);
  const descriptor: published.TypeDescriptor = { kind: "int" } satisfies TypeDescriptor;
  expect(descriptor.kind).toBe("int");
});
