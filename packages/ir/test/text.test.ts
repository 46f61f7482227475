import fc from "fast-check";
import { expect, test } from "vitest";
import { TextFormError, parseText, printDefinition, printProgram } from "../src/index.ts";
import type {
  Expression,
  IrDefinition,
  IrProgram,
  IrType,
  Pattern,
  Statement,
} from "../src/index.ts";
import * as ir from "./build.ts";

const at = 0;
const ints = ir.list(ir.int);
const xs = ir.use("xs", ints);
const declared = [
  ir.parameter("xs", ints, { var: true }),
  ir.parameter("odd name", ir.int, { default: ir.number(3) }),
];

const expressions: Expression[] = [
  ir.number(-3),
  ir.real(2),
  ir.real(-0),
  ir.real(1e21),
  ir.real(Number.NaN),
  ir.real(Number.NEGATIVE_INFINITY),
  { kind: "literal", at, type: { kind: "duration" }, value: 2500 },
  ir.string('a "quoted"\n{text} %x'),
  ir.truth(false),
  ir.none(ir.int),
  { kind: "unit", at, type: ir.unit },
  { kind: "regex", at, type: { kind: "regex" }, pattern: "a+", flags: "i" },
  {
    kind: "definition",
    at,
    type: ir.functionOf([ir.int], ir.optional(ir.int)),
    id: "main#f",
    descriptors: [ir.int],
    rows: "row",
  },
  {
    kind: "definition",
    at,
    type: ir.optional(ir.functionOf([], ir.int)),
    id: "/a b.neuro#f",
    descriptors: [],
    rows: "never",
  },
  ir.call(
    "f",
    ir.int,
    ir.number(1),
    { kind: "place", place: ir.indexOf(ir.at0("xs", ints), ir.number(0), ir.int) },
    { kind: "default" },
  ),
  {
    ...(ir.call("f", ir.int) as Extract<Expression, { kind: "call" }>),
    callee: "/a b.neuro#f",
    descriptors: [ir.text],
    suspends: "row",
    rows: "row",
  },
  {
    ...(ir.call("f", ir.int) as Extract<Expression, { kind: "call" }>),
    suspends: "always",
    rows: "row",
  },
  ir.callValue(ir.use("g", ir.functionOf([ir.int], ir.int)), ir.int, ir.number(1)),
  ir.record("Point", ir.number(1), undefined),
  ir.variant("Shape", 2, ir.real(1.5)),
  {
    kind: "constructor",
    at,
    type: ir.functionOf([ir.float], ir.named("Shape")),
    definition: "main#Shape",
    tag: 1,
  },
  { kind: "tuple", at, type: ir.tupleOf(ir.int, ir.text), items: [ir.number(1), ir.string("a")] },
  {
    kind: "list",
    at,
    type: ints,
    items: [
      { spread: true, value: xs },
      { spread: false, value: ir.number(1) },
    ],
  },
  ir.listOf(ir.int),
  {
    kind: "map",
    at,
    type: ir.mapOf(ir.text, ir.int),
    entries: [{ key: ir.string("a"), value: ir.number(1) }],
  },
  { kind: "set", at, type: { kind: "set", item: ir.int }, items: [ir.number(1), ir.number(2)] },
  {
    kind: "range",
    at,
    type: { kind: "range" },
    from: ir.number(0),
    to: ir.number(9),
    inclusive: true,
  },
  ir.field(ir.use("p", ir.named("Point")), "x", ir.int),
  { kind: "builtin-field", at, type: ir.int, object: xs, name: "length" },
  { kind: "item", at, type: ir.int, object: ir.use("t", ir.tupleOf(ir.int, ir.int)), index: 1 },
  { kind: "index", at, type: ir.int, object: xs, index: ir.number(0) },
  { kind: "slice", at, type: ints, object: xs, range: ir.use("r", { kind: "range" }) },
  { kind: "negate", at, type: ir.float, operand: ir.real(1.5), domain: "float" },
  { kind: "not", at, type: ir.bool, operand: ir.truth(true) },
  { kind: "and", at, type: ir.bool, left: ir.truth(true), right: ir.truth(false) },
  { kind: "coalesce", at, type: ir.int, left: ir.none(ir.int), right: ir.number(1) },
  ir.arithmetic("floorDivide", ir.number(7), ir.number(-2)),
  ir.arithmetic("divide", ir.number(7), ir.number(2), "int", ir.float),
  ir.compare("less", ir.use("p", ir.named("Point")), ir.use("p", ir.named("Point"))),
  { kind: "contains", at, type: ir.bool, collection: xs, item: ir.number(1) },
  {
    kind: "optional-chain",
    at,
    type: ir.optional(ir.int),
    object: ir.none(ir.int),
    local: ir.local("it", ir.int),
    body: ir.use("it"),
  },
  ir.interpolate("a", ir.string("b"), ir.number(1), "c"),
  {
    kind: "is",
    at,
    type: ir.bool,
    operand: ir.number(1),
    pattern: { kind: "literal", value: 1, type: ir.int },
  },
  {
    kind: "with",
    at,
    type: ir.named("Point"),
    record: ir.use("p", ir.named("Point")),
    fields: [{ name: "x", value: ir.number(1) }],
  },
  {
    ...(ir.lambda([ir.local("a", ir.int)], ir.block(ir.use("a")), ir.int) as Extract<
      Expression,
      { kind: "lambda" }
    >),
    suspends: "always",
  },
  ir.when(ir.truth(true), ir.block(ir.number(1)), ir.block(ir.number(2)), ir.int),
  { kind: "block", at, type: ir.unit, block: ir.block() },
  ir.catching(
    ir.number(1),
    ir.local("e", { kind: "union", items: [ir.named("A"), ir.named("B")] }),
    ir.block(ir.number(2)),
  ),
  { kind: "attempt", at, type: ir.named("Result", ir.int, ir.named("A")), body: ir.number(1) },
  ir.giveBack(),
  ir.giveBack(ir.number(1)),
  ir.fail(ir.record("A")),
  { kind: "break", at, type: ir.never },
  { kind: "hole", at, type: ir.text, name: "todo", live: [ir.local("a", ir.int)] },
];

const a = ir.bindTo("a");
const patterns: Pattern[] = [
  { kind: "any" },
  { kind: "bind", local: ir.variable("a b", ir.int) },
  { kind: "literal", value: "x", type: ir.text },
  { kind: "literal", value: 2, type: ir.float },
  { kind: "range", from: -1, to: 2.5, inclusive: false },
  { kind: "none" },
  { kind: "some", pattern: a },
  { kind: "variant", definition: "main#Shape", tag: 1, fields: [a, { kind: "any" }] },
  { kind: "record", definition: "main#Point", fields: [{ name: "x", pattern: a }] },
  { kind: "of-type", definition: "main#Shape", pattern: a },
  { kind: "tuple", items: [a, ir.bindTo("b", ir.text)] },
  { kind: "list", before: [a], rest: ir.local("rest", ints), after: [ir.bindTo("z")] },
  { kind: "list", before: [], rest: "any", after: [] },
  { kind: "or", alternatives: [{ kind: "none" }, { kind: "some", pattern: { kind: "any" } }] },
  { kind: "as", pattern: { kind: "any" }, local: ir.local("whole", ir.int) },
];

const point = ir.at0("p", ir.named("Point"));
const statements: Statement[] = [
  ir.varIn("v", ir.number(1)),
  ir.assign(
    ir.indexOf(ir.fieldOf(point, "list", ints), ir.number(0), ir.int),
    ir.number(1),
    "floorDivide",
  ),
  ir.assign(
    { kind: "item", object: ir.at0("t", ir.tupleOf(ir.int, ir.int)), index: 1, type: ir.int },
    ir.number(1),
    "modulo",
  ),
  ir.each(ir.bindTo("x"), xs, ir.repeat(ir.truth(true), ir.defer())),
  { kind: "expect", at, condition: ir.truth(true), source: 'a == "b"' },
  {
    kind: "given",
    at,
    providers: [{ capability: "clock", value: ir.number(1) }],
    body: ir.block(ir.run(ir.number(1))),
  },
];

const inFunction = (statement: Statement): IrProgram =>
  ir.program(
    ir.neuro("main", declared, ir.unit, ir.block(statement), { suspends: "row", twofold: true }),
  );

test("every form reads back as it was", () => {
  const all = [
    ...expressions.map(ir.run),
    ...patterns.map((pattern): Statement => ({ kind: "let", at, pattern, value: ir.number(1) })),
    ...patterns.map((pattern) =>
      ir.run(ir.match(ir.number(1), ir.text, [pattern, ir.block(ir.string("")), ir.truth(true)])),
    ),
    ...statements,
  ];
  for (const statement of all) {
    const program = inFunction(statement);
    expect(parseText(printProgram(program)), printProgram(program)).toEqual(program);
  }
});

test("definitions read back as they were", () => {
  const type: IrType = { kind: "parameter", name: "T" };
  const definitions: IrDefinition[] = [
    ir.neuro(
      "f",
      [],
      { kind: "function", parameters: [type], result: ir.optional(ir.int), suspends: "always" },
      ir.block(),
      {
        typeParameters: ["T", "U"],
        reified: ["U"],
        suspends: "always",
        uses: ["fs.read", "clock"],
        fails: [ir.named("A")],
        exported: true,
        documentation: "What it\ndoes.",
      },
    ),
    ir.recordType("A", [ir.fieldNamed("x", ir.int, ir.number(1))], true),
    {
      ...ir.sumType("Shape", [["Dot"], ["Circle", ir.fieldNamed("radius", ir.float)]]),
      typeParameters: ["T"],
    },
    ir.constant("c", ir.number(1)),
    {
      kind: "opaque",
      takesTexts: true,
      form: undefined,
      id: "main#Id",
      name: "Id",
      exported: false,
      documentation: undefined,
      at,
      inner: ir.text,
    },
    {
      kind: "opaque",
      takesTexts: false,
      form: { pattern: '#"[0-9a-f]+', flags: "i" },
      id: "main#Colour",
      name: "Colour",
      exported: false,
      documentation: "A colour.",
      at,
      inner: ir.text,
    },
  ];
  const program = ir.program(...definitions);
  expect(parseText(printProgram(program))).toEqual(program);
});

test("the text is made to be read", () => {
  const area = ir.neuro(
    "area",
    [ir.parameter("width", ir.float), ir.parameter("height", ir.float)],
    ir.float,
    ir.block(
      ir.arithmetic(
        "multiply",
        ir.use("width", ir.float),
        ir.use("height", ir.float),
        "float",
        ir.float,
      ),
    ),
  );
  expect(printDefinition(area)).toBe(
    "function main#area(width: Float, height: Float) -> Float {\n  => (%width * float %height)\n}\n",
  );
});

test("what is no IR is refused with the place, never otherwise", () => {
  const text = printProgram(inFunction(statements[3]!));
  fc.assert(
    fc.property(
      fc.nat(text.length),
      fc.nat(20),
      fc.string({ maxLength: 4 }),
      (from, length, put) => {
        const broken = text.slice(0, from) + put + text.slice(from + length);
        try {
          parseText(broken);
        } catch (error) {
          expect(error).toBeInstanceOf(TextFormError);
        }
      },
    ),
    { examples: [[54, 0, "\\"]] },
  );
});
