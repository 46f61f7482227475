import { describe, expect, test } from "vitest";
import { verify } from "../src/index.ts";
import type { Block, Expression, IrDefinition, IrType } from "../src/index.ts";
import * as ir from "./build.ts";

const shape = ir.sumType("Shape", [["Dot"], ["Circle", ir.fieldNamed("radius", ir.float)]]);
const twice = ir.neuro(
  "twice",
  [ir.parameter("x")],
  ir.int,
  ir.block(ir.add(ir.use("x"), ir.use("x"))),
);
const grow = ir.neuro("grow", [ir.parameter("x", ir.int, { var: true })], ir.unit, ir.block());
const later = ir.neuro("later", [], ir.int, ir.block(ir.number(1)), { suspends: "always" });

const verifyBody = (body: Block, result: IrType = ir.int, ...more: IrDefinition[]): string[] =>
  verify(ir.program(shape, twice, grow, later, ...more, ir.neuro("main", [], result, body)));

describe("each broken rule is named", () => {
  const callLater = ir.call("later", ir.int) as Extract<Expression, { kind: "call" }>;
  const dot = ir.variant("Shape", 0);
  const broken: [what: string, body: Block, result?: IrType][] = [
    ["x is not bound here", ir.block(ir.use("x"))],
    ["x is declared twice", ir.block(ir.letIn("x", ir.number(1)), ir.letIn("x", ir.number(2)))],
    ["a block's value has type Text, not Int", ir.block(ir.string("a"))],
    ["called with 2 arguments", ir.block(ir.call("twice", ir.int, ir.number(1), ir.number(2)))],
    ["has type Text, not Int", ir.block(ir.call("twice", ir.int, ir.string("a")))],
    ["is left out and has no default", ir.block(ir.call("twice", ir.int, { kind: "default" }))],
    [
      "is a value for a var parameter",
      ir.block(ir.run(ir.call("grow", ir.unit, ir.number(1)))),
      ir.unit,
    ],
    [
      "x is changed but is no var",
      ir.block(ir.letIn("x", ir.number(1)), ir.assign(ir.at0("x"), ir.number(2))),
    ],
    ["add of int has operands Int and Text", ir.block(ir.add(ir.number(1), ir.string("a")))],
    ["main#gone is not defined", ir.block(ir.call("gone", ir.int))],
    ["has no variant 7", ir.block(ir.variant("Shape", 7)), ir.named("Shape")],
    ["is built without radius", ir.block(ir.variant("Shape", 1, undefined)), ir.named("Shape")],
    ["main#Shape has no field size", ir.block(ir.field(dot, "size", ir.int))],
    [
      "a break stands outside a loop",
      ir.block(ir.run({ kind: "break", at: 0, type: ir.never })),
      ir.unit,
    ],
    ["something suspends in what never suspends", ir.block({ ...callLater, suspends: "always" })],
    [
      "`row` stands outside a twofold definition",
      ir.block({ ...(ir.call("twice", ir.int, ir.number(1)) as typeof callLater), rows: "row" }),
    ],
    ["it always", ir.block(callLater)],
    [
      "pattern of kind tuple is matched with Int",
      ir.block(
        ir.match(ir.number(1), ir.int, [{ kind: "tuple", items: [] }, ir.block(ir.number(1))]),
      ),
    ],
    [
      "bind different variables",
      ir.block(
        ir.match(ir.number(1), ir.int, [
          { kind: "or", alternatives: [ir.bindTo("a"), ir.bindTo("b")] },
          ir.block(ir.number(1)),
        ]),
      ),
    ],
  ];
  test.each(broken)("%s", (what, body, result) => {
    const violations = verifyBody(body, result);
    expect(violations.join("\n")).toContain(what);
    expect(violations).toHaveLength(1);
  });
});

test("what `is` binds may be used in what runs only if it is true, and after an early return", () => {
  const circle = ir.variant("Shape", 1, ir.real(1));
  const isCircle: Expression = {
    kind: "is",
    at: 0,
    type: ir.bool,
    operand: circle,
    pattern: {
      kind: "variant",
      definition: "main#Shape",
      tag: 1,
      fields: [ir.bindTo("r", ir.float)],
    },
  };
  const positive = ir.compare("greater", ir.use("r", ir.float), ir.real(0));
  const both: Expression = { kind: "and", at: 0, type: ir.bool, left: isCircle, right: positive };
  const neither: Expression = { kind: "not", at: 0, type: ir.bool, operand: both };
  const early = ir.when(neither, ir.block(ir.run(ir.giveBack(ir.real(0)))));
  expect(verifyBody(ir.block(ir.run(early), ir.use("r", ir.float)), ir.float)).toEqual([]);
});
