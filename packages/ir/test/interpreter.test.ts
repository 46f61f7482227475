import { Failure, Panic, show } from "@neuro-lang/runtime";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createInterpreter, parseText, printProgram, verify } from "../src/index.ts";
import type { Block, Expression, IrDefinition, IrExtern } from "../src/index.ts";
import * as ir from "./build.ts";

const run = (definitions: IrDefinition[], name: string, ...values: unknown[]): unknown => {
  const program = ir.program(...definitions);
  expect(verify(program)).toEqual([]);
  expect(parseText(printProgram(program))).toEqual(program);
  return createInterpreter(program, () => undefined).call(`main#${name}`, values);
};
const evaluate = (expression: Expression, ...definitions: IrDefinition[]): unknown =>
  run([...definitions, ir.neuro("main", [], expression.type, ir.block(expression))], "main");
const body = (block: Block, type = ir.int, ...definitions: IrDefinition[]): unknown =>
  run([...definitions, ir.neuro("main", [], type, block)], "main");

describe("numbers", () => {
  test("an Int that leaves its range is a panic, never a wrong number", () => {
    expect(() => evaluate(ir.add(ir.number(Number.MAX_SAFE_INTEGER), ir.number(1)))).toThrow(Panic);
    expect(() =>
      evaluate(ir.arithmetic("multiply", ir.number(2 ** 30), ir.number(2 ** 30))),
    ).toThrow(Panic);
  });

  test("an Int is never −0", () => {
    expect(evaluate(ir.arithmetic("multiply", ir.number(0), ir.number(-5)))).toBe(0);
    expect(
      evaluate({ kind: "negate", at: 0, type: ir.int, operand: ir.number(0), domain: "int" }),
    ).toBe(0);
    expect(evaluate(ir.arithmetic("modulo", ir.number(-4), ir.number(2)))).toBe(0);
  });

  test("arithmetic agrees with whole numbers of any size", () => {
    const whole = fc.oneof(fc.maxSafeInteger(), fc.integer({ min: -20, max: 20 }));
    const floorDivide = (left: bigint, right: bigint): bigint => {
      const quotient = left / right;
      return left % right !== 0n && left < 0n !== right < 0n ? quotient - 1n : quotient;
    };
    const exact = {
      add: (left: bigint, right: bigint) => left + right,
      subtract: (left: bigint, right: bigint) => left - right,
      multiply: (left: bigint, right: bigint) => left * right,
      floorDivide,
      modulo: (left: bigint, right: bigint) => left - floorDivide(left, right) * right,
    };
    const operators = fc.constantFrom(...(Object.keys(exact) as (keyof typeof exact)[]));
    fc.assert(
      fc.property(operators, whole, whole, (operator, left, right) => {
        const compute = (): unknown =>
          evaluate(ir.arithmetic(operator, ir.number(left), ir.number(right)));
        if (right === 0 && (operator === "floorDivide" || operator === "modulo")) {
          expect(compute).toThrow(Panic);
          return;
        }
        const result = Number(exact[operator](BigInt(left), BigInt(right)));
        if (Number.isSafeInteger(result)) expect(compute()).toBe(result);
        else expect(compute).toThrow(Panic);
      }),
    );
  });
});

describe("values are values", () => {
  const pair = ir.recordType("Pair", [
    ir.fieldNamed("left", ir.list(ir.int)),
    ir.fieldNamed("right", ir.int),
  ]);

  test("a change of a list is not seen by another variable", () => {
    const ints = ir.list(ir.int);
    const result = body(
      ir.block(
        ir.varIn("a", ir.listOf(ir.int, ir.number(1), ir.number(2))),
        ir.letIn("b", ir.use("a", ints)),
        ir.assign(ir.indexOf(ir.at0("a", ints), ir.number(0), ir.int), ir.number(9)),
        {
          kind: "tuple",
          at: 0,
          type: ir.tupleOf(ints, ints),
          items: [ir.use("a", ints), ir.use("b", ints)],
        },
      ),
      ir.tupleOf(ints, ints),
    );
    expect(result).toEqual([
      [9, 2],
      [1, 2],
    ]);
  });

  test("a change deep inside copies the path and nothing else", () => {
    const type = ir.named("Pair");
    const left = ir.fieldOf(ir.at0("a", type), "left", ir.list(ir.int));
    const result = body(
      ir.block(
        ir.varIn("a", ir.record("Pair", ir.listOf(ir.int, ir.number(1)), ir.number(2))),
        ir.letIn("b", ir.use("a", type)),
        ir.assign(ir.indexOf(left, ir.number(0), ir.int), ir.number(5), "add"),
        ir.interpolate(ir.use("a", type), " ", ir.use("b", type)),
      ),
      ir.text,
      pair,
    );
    expect(result).toBe("Pair { left: [6], right: 2 } Pair { left: [1], right: 2 }");
  });

  test("a var parameter's changes are seen after the call, even if it fails", () => {
    const oops = ir.recordType("Oops", [], true);
    const ints = ir.list(ir.int);
    const change = ir.neuro(
      "change",
      [ir.parameter("xs", ints, { var: true })],
      ir.unit,
      ir.block(
        ir.assign(ir.indexOf(ir.at0("xs", ints), ir.number(0), ir.int), ir.number(7)),
        ir.run(ir.fail(ir.record("Oops"))),
      ),
    );
    const place = { kind: "place", place: ir.at0("a", ints) } as const;
    const result = body(
      ir.block(
        ir.varIn("a", ir.listOf(ir.int, ir.number(1))),
        ir.letIn("b", ir.use("a", ints)),
        ir.run(
          ir.catching(
            ir.call("change", ir.unit, place),
            ir.local("e", ir.named("Oops")),
            ir.block(),
          ),
        ),
        ir.interpolate(ir.use("a", ints), ir.use("b", ints)),
      ),
      ir.text,
      oops,
      change,
    );
    expect(result).toBe("[7][1]");
  });

  test("a lambda keeps the value that a variable had when it was made", () => {
    const get = ir.functionOf([], ir.int);
    const result = body(
      ir.block(
        ir.varIn("x", ir.number(1)),
        ir.letIn("f", ir.lambda([], ir.block(ir.use("x")), ir.int)),
        ir.assign(ir.at0("x"), ir.number(2)),
        ir.add(ir.callValue(ir.use("f", get), ir.int), ir.use("x")),
      ),
    );
    expect(result).toBe(3);
  });

  test("setting a key that a map does not have adds it; changing a part of it panics", () => {
    const counts = ir.mapOf(ir.text, ir.int);
    const place = ir.indexOf(ir.at0("m", counts), ir.string("a"), ir.int);
    const empty: Expression = { kind: "map", at: 0, type: counts, entries: [] };
    const set = ir.block(
      ir.varIn("m", empty),
      ir.assign(place, ir.number(1)),
      ir.interpolate(ir.use("m", counts)),
    );
    expect(body(set, ir.text)).toBe('Map { "a": 1 }');
    expect(() =>
      body(ir.block(ir.varIn("m", empty), ir.assign(place, ir.number(1), "add"))),
    ).toThrow(Panic);
  });
});

describe("control", () => {
  test("loops walk, break and continue", () => {
    const range: Expression = {
      kind: "range",
      at: 0,
      type: { kind: "range" },
      from: ir.number(0),
      to: ir.number(10),
      inclusive: false,
    };
    const skip = (operator: "equal" | "greater", bound: number, kind: "break" | "continue") =>
      ir.run(
        ir.when(
          ir.compare(operator, ir.use("i"), ir.number(bound)),
          ir.block(ir.run({ kind, at: 0, type: ir.never })),
        ),
      );
    const result = body(
      ir.block(
        ir.varIn("sum", ir.number(0)),
        ir.each(
          ir.bindTo("i"),
          range,
          skip("equal", 3, "continue"),
          skip("greater", 5, "break"),
          ir.assign(ir.at0("sum"), ir.use("i"), "add"),
        ),
        ir.use("sum"),
      ),
    );
    expect(result).toBe(0 + 1 + 2 + 4 + 5);
  });

  test("self tail calls take constant stack, in every tail position", () => {
    const loop = ir.neuro(
      "loop",
      [ir.parameter("n"), ir.parameter("sum")],
      ir.int,
      ir.block(
        ir.run(
          ir.when(
            ir.compare("equal", ir.use("n"), ir.number(0)),
            ir.block(ir.run(ir.giveBack(ir.use("sum")))),
          ),
        ),
        ir.when(
          ir.compare("equal", ir.arithmetic("modulo", ir.use("n"), ir.number(2)), ir.number(0)),
          ir.block(
            ir.call(
              "loop",
              ir.int,
              ir.add(ir.use("n"), ir.number(-1)),
              ir.add(ir.use("sum"), ir.number(1)),
            ),
          ),
          ir.block(
            ir.giveBack(ir.call("loop", ir.int, ir.add(ir.use("n"), ir.number(-1)), ir.use("sum"))),
          ),
          ir.int,
        ),
      ),
    );
    expect(run([loop], "loop", 100_000, 0)).toBe(50_000);
  });

  test("recursion that is too deep is a panic", () => {
    const deep = ir.neuro(
      "deep",
      [ir.parameter("n")],
      ir.int,
      ir.block(ir.add(ir.call("deep", ir.int, ir.use("n")), ir.number(1))),
    );
    expect(() => run([deep], "deep", 1)).toThrow(Panic);
  });

  test("match binds, guards and falls through", () => {
    const shape = ir.sumType("Shape", [["Dot"], ["Circle", ir.fieldNamed("radius", ir.int)]]);
    const area = ir.neuro(
      "area",
      [ir.parameter("s", ir.named("Shape"))],
      ir.int,
      ir.block(
        ir.match(
          ir.use("s", ir.named("Shape")),
          ir.int,
          [
            { kind: "variant", definition: "main#Shape", tag: 0, fields: [] },
            ir.block(ir.number(0)),
          ],
          [
            { kind: "variant", definition: "main#Shape", tag: 1, fields: [ir.bindTo("r")] },
            ir.block(ir.use("r")),
            ir.compare("greater", ir.use("r"), ir.number(10)),
          ],
          [{ kind: "any" }, ir.block(ir.number(-1))],
        ),
      ),
    );
    const of = (argument: Expression): unknown =>
      evaluate(ir.call("area", ir.int, argument), shape, area);
    expect(of(ir.variant("Shape", 0))).toBe(0);
    expect(of(ir.variant("Shape", 1, ir.number(12)))).toBe(12);
    expect(of(ir.variant("Shape", 1, ir.number(2)))).toBe(-1);
  });

  test("failures are caught, panics pass", () => {
    const missing = ir.recordType(
      "Missing",
      [ir.fieldNamed("path", ir.text), ir.fieldNamed("size", ir.float, ir.real(1))],
      true,
    );
    const failing = ir.fail(ir.record("Missing", ir.string("x"), undefined));
    const e = ir.local("e", ir.named("Missing"));
    const message: Expression = {
      kind: "builtin-field",
      at: 0,
      type: ir.text,
      object: ir.use("e", e.type),
      name: "message",
    };
    expect(
      evaluate({ ...ir.catching(failing, e, ir.block(message)), type: ir.text }, missing),
    ).toBe('Missing { path: "x", size: 1.0 }');
    expect(() => evaluate(failing, missing)).toThrow(Failure);
    const dividing = ir.arithmetic("floorDivide", ir.number(1), ir.number(0));
    expect(() => evaluate(ir.catching(dividing, e, ir.block(ir.number(0))), missing)).toThrow(
      Panic,
    );
  });

  test("deferred blocks run last in first out at every exit", () => {
    const note = (word: string) =>
      ir.assign(ir.at0("log", ir.text), ir.string(word), "add", "text");
    const f = ir.neuro(
      "f",
      [ir.parameter("log", ir.text, { var: true }), ir.parameter("early", ir.bool)],
      ir.unit,
      ir.block(
        ir.defer(note("a")),
        ir.defer(note("b")),
        ir.run(ir.when(ir.use("early", ir.bool), ir.block(ir.run(ir.giveBack())))),
        ir.defer(note("c")),
        note("."),
      ),
    );
    const of = (early: boolean): unknown =>
      body(
        ir.block(
          ir.varIn("log", ir.string("")),
          ir.run(
            ir.call(
              "f",
              ir.unit,
              { kind: "place", place: ir.at0("log", ir.text) },
              ir.truth(early),
            ),
          ),
          ir.use("log", ir.text),
        ),
        ir.text,
        f,
      );
    expect(of(true)).toBe("ba");
    expect(of(false)).toBe(".cba");
  });

  test("a deferred block that panics does not keep the others from running", () => {
    const seen: string[] = [];
    const note: IrExtern = {
      ...ir.neuro("note", [ir.parameter("word", ir.text)], ir.unit, ir.block()),
      kind: "extern",
      border: "open",
    };
    const noted = ir.run(ir.call("note", ir.unit, ir.string("first")));
    const broken = ir.letIn("x", ir.arithmetic("floorDivide", ir.number(1), ir.number(0)));
    const main = ir.neuro("main", [], ir.unit, ir.block(ir.defer(noted), ir.defer(broken)));
    const interpreter = createInterpreter(
      ir.program(note, main),
      () => ((word: string) => seen.push(word)) as never,
    );
    expect(() => interpreter.call("main#main", [])).toThrow(Panic);
    expect(seen).toEqual(["first"]);
  });
});

describe("definitions", () => {
  test("constants are made once; one that needs itself panics", () => {
    const one = ir.constant("one", ir.number(1));
    const usage: Expression = {
      kind: "definition",
      at: 0,
      type: ir.int,
      id: "main#one",
      descriptors: [],
      rows: "never",
    };
    expect(evaluate(usage, one)).toBe(1);
    expect(() => evaluate(usage, ir.constant("one", usage))).toThrow(Panic);
  });

  test("a default sees the parameters before it", () => {
    const f = ir.neuro(
      "f",
      [
        ir.parameter("a"),
        ir.parameter("b", ir.int, { default: ir.add(ir.use("a"), ir.number(1)) }),
      ],
      ir.int,
      ir.block(ir.add(ir.use("a"), ir.use("b"))),
    );
    expect(evaluate(ir.call("f", ir.int, ir.number(2), { kind: "default" }), f)).toBe(5);
  });

  test("a descriptor tells how a type parameter's value is shown", () => {
    const parameterType = { kind: "parameter", name: "T" } as const;
    const f = ir.neuro(
      "f",
      [ir.parameter("x", ir.list(parameterType))],
      ir.text,
      ir.block(ir.interpolate(ir.use("x", ir.list(parameterType)))),
      {
        typeParameters: ["T"],
        reified: ["T"],
      },
    );
    const calling = ir.call("f", ir.text, ir.listOf(ir.float, ir.real(2))) as Extract<
      Expression,
      { kind: "call" }
    >;
    expect(evaluate({ ...calling, descriptors: [ir.float] }, f)).toBe("[2.0]");
  });

  test("an extern changes its var argument in place and nobody else sees it; what it waits for is waited for", async () => {
    const ints = ir.list(ir.int);
    const extern = (name: string, suspends: "never" | "always"): IrExtern => ({
      ...ir.neuro(
        name,
        [ir.parameter("xs", ints, { var: true }), ir.parameter("x")],
        ir.unit,
        ir.block(),
      ),
      kind: "extern",
      border: "open",
      suspends,
    });
    const externs: Record<string, (xs: number[], x: number) => unknown> = {
      append: (xs, x) => void xs.push(x),
      later: async (xs, x) => {
        await Promise.resolve();
        xs.push(x);
      },
    };
    for (const name of ["append", "later"]) {
      const suspends = name === "append" ? "never" : "always";
      const calling = ir.call(
        name,
        ir.unit,
        { kind: "place", place: ir.at0("a", ints) },
        ir.number(2),
      ) as Extract<Expression, { kind: "call" }>;
      const main = ir.neuro(
        "main",
        [],
        ir.text,
        ir.block(
          ir.varIn("a", ir.listOf(ir.int, ir.number(1))),
          ir.letIn("b", ir.use("a", ints)),
          ir.run({ ...calling, suspends }),
          ir.run({ ...calling, suspends }),
          ir.interpolate(ir.use("a", ints), ir.use("b", ints)),
        ),
        { suspends },
      );
      const interpreter = createInterpreter(
        ir.program(extern(name, suspends), main),
        (_, wanted) => externs[wanted] as never,
      );
      const result = interpreter.call("main#main", []);
      expect(result instanceof Promise).toBe(name === "later");
      expect(await result).toBe("[1, 2, 2][1]");
    }
  });

  test("an extern may change the fields of a record, which nobody else sees", () => {
    const counter = ir.recordType("Counter", [ir.fieldNamed("count", ir.int)]);
    const type = ir.named("Counter");
    const step: IrExtern = {
      ...ir.neuro("step", [ir.parameter("c", type, { var: true })], ir.unit, ir.block()),
      kind: "extern",
      border: "open",
    };
    const main = ir.neuro(
      "main",
      [],
      ir.text,
      ir.block(
        ir.varIn("a", ir.record("Counter", ir.number(1))),
        ir.letIn("b", ir.use("a", type)),
        ir.run(ir.call("step", ir.unit, { kind: "place", place: ir.at0("a", type) })),
        ir.interpolate(ir.use("a", type), ir.use("b", type)),
      ),
    );
    const count = (counted: { count: number }): void => {
      counted.count += 1;
    };
    const interpreter = createInterpreter(ir.program(counter, step, main), () => count as never);
    expect(interpreter.call("main#main", [])).toBe("Counter { count: 2 }Counter { count: 1 }");
  });

  test("a program that takes too many steps is stopped", () => {
    const main = ir.neuro("main", [], ir.unit, ir.block(ir.repeat(ir.truth(true))));
    expect(() =>
      createInterpreter(ir.program(main), () => undefined, { steps: 1000 }).call("main#main", []),
    ).toThrow("1000 steps");
  });

  test("descriptors of recursive types come to an end", () => {
    const tree = ir.sumType("Tree", [
      ["Leaf"],
      ["Node", ir.fieldNamed("left", ir.named("Tree")), ir.fieldNamed("value", ir.float)],
    ]);
    const make = ir.neuro(
      "make",
      [],
      ir.named("Tree"),
      ir.block(ir.variant("Tree", 1, ir.variant("Tree", 0), ir.real(1))),
    );
    const interpreter = createInterpreter(ir.program(tree, make), () => undefined);
    expect(show(interpreter.call("main#make", []), interpreter.describe(ir.named("Tree")))).toBe(
      "Node(left: Leaf, value: 1.0)",
    );
  });
});
