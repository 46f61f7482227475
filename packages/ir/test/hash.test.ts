import { describe, expect, test } from "vitest";
import { hashProgram, hashText } from "../src/index.ts";
import type { IrDefinition } from "../src/index.ts";
import * as ir from "./build.ts";

const hash = (name: string, ...definitions: IrDefinition[]): string =>
  hashProgram(ir.program(...definitions)).get(`main#${name}`)!;
const addTo = (name: string, variable: string, amount: number): IrDefinition =>
  ir.neuro(
    name,
    [ir.parameter(variable)],
    ir.int,
    ir.block(ir.add(ir.use(variable), ir.number(amount))),
  );
const calls = (name: string, ...callees: string[]): IrDefinition =>
  ir.neuro(
    name,
    [ir.parameter("n")],
    ir.int,
    ir.block(...callees.map((callee) => ir.run(ir.call(callee, ir.int, ir.use("n")))), ir.use("n")),
  );

test("the hash is SHA-256", () => {
  expect(hashText("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
});

describe("a definition's hash", () => {
  test("does not see names of variables, its own name, positions and documentation", () => {
    const plain = addTo("f", "x", 1);
    expect(hash("g", addTo("g", "y", 1))).toBe(hash("f", plain));
    expect(hash("f", { ...plain, at: 7, documentation: "Adds." })).toBe(hash("f", plain));
  });

  test("sees what it does and, through hashes, what it calls does", () => {
    expect(hash("f", addTo("f", "x", 2))).not.toBe(hash("f", addTo("f", "x", 1)));
    const over = (amount: number): string =>
      hash("top", calls("top", "f"), addTo("f", "x", amount));
    expect(over(2)).not.toBe(over(1));
    expect(hash("top", calls("top", "g"), addTo("g", "y", 1))).toBe(over(1));
  });

  test("tells which of two variables is meant", () => {
    const second = (name: string): IrDefinition =>
      ir.neuro("f", [ir.parameter("a"), ir.parameter("b")], ir.int, ir.block(ir.use(name)));
    expect(hash("f", second("a"))).not.toBe(hash("f", second("b")));
  });

  test("covers definitions that need each other, whatever their names and order", () => {
    const even = calls("even", "odd");
    const odd = calls("odd", "even", "even");
    const first = hashProgram(ir.program(even, odd));
    expect(hashProgram(ir.program(odd, even))).toEqual(first);
    const others = hashProgram(ir.program(calls("a", "b"), calls("b", "a", "a")));
    expect(others.get("main#a")).toBe(first.get("main#even"));
    expect(others.get("main#b")).toBe(first.get("main#odd"));
    expect(first.get("main#even")).not.toBe(first.get("main#odd"));
  });

  test("tells types of the same shape apart", () => {
    const first = ir.recordType("First", [ir.fieldNamed("x", ir.int)]);
    const second = ir.recordType("Second", [ir.fieldNamed("x", ir.int)]);
    expect(hash("First", first)).not.toBe(hash("Second", second));
  });
});

test("a chain of 20,000 definitions does not overflow the stack", () => {
  const chain = Array.from({ length: 20_000 }, (_, index) =>
    index === 0 ? addTo("f0", "x", 1) : calls(`f${index}`, `f${index - 1}`),
  );
  expect(hashProgram(ir.program(...chain.toReversed())).size).toBe(20_000);
});
