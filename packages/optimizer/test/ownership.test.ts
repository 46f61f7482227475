import type { Expression, IrDefinition, IrModule, Statement } from "@neuro-lang/ir";
import { expect, test } from "vitest";
import * as ir from "../../backend-js/test/build.ts";
import {
  assign,
  block,
  call,
  get,
  indexPlace,
  int,
  items,
  length,
  list,
  lit,
  local,
  moduleOf,
  neuro,
  place,
  run,
  shown,
  unit,
  value,
  varStatement,
} from "../../backend-js/test/build.ts";
import { decideCopies } from "../src/index.ts";

const ints = list(int);
const grid = list(ints);

function optimized(...definitions: IrDefinition[]): string {
  const module: IrModule = moduleOf(...definitions);
  const { program } = decideCopies({ modules: new Map([["main", module]]) });
  return shown(...program.modules.get("main")!.definitions);
}
const twice = (body: Statement[]): Statement => ({
  kind: "for",
  pattern: ir.bind(local("i", int)),
  iterable: {
    kind: "range",
    from: lit(0),
    to: lit(2),
    inclusive: false,
    type: { kind: "range" },
    at: 0,
  },
  body: block(body),
  at: 0,
});
const rows: Expression = {
  kind: "list",
  items: [{ spread: false, value: items(int, lit(1), lit(2)) }],
  type: grid,
  at: 0,
};

test("a fresh list is changed in place", () => {
  const change = neuro(
    "change",
    [],
    ints,
    block(
      [
        varStatement("xs", ints, items(int, lit(1))),
        assign(indexPlace(place("xs", ints), lit(0), int), lit(2)),
      ],
      get("xs", ints),
    ),
  );
  expect(optimized(change)).not.toContain("slice");
});

test("fresh rows are changed in place in loops, also when a function made them", () => {
  const make = neuro("make", [], grid, block([], rows));
  const change = neuro(
    "change",
    [],
    grid,
    block(
      [
        varStatement("g", grid, call("make", grid)),
        twice([
          assign(
            indexPlace(indexPlace(place("g", grid), lit(0), ints), get("i", int), int),
            lit(9),
          ),
        ]),
      ],
      get("g", grid),
    ),
  );
  expect(optimized(make, change)).not.toContain("slice");
});

test("what a parameter holds is copied once, before the loop's second round as well as its first", () => {
  const change = neuro(
    "change",
    [local("given", ints)],
    ints,
    block(
      [
        varStatement("xs", ints, get("given", ints)),
        assign(indexPlace(place("xs", ints), lit(0), int), lit(2)),
        assign(indexPlace(place("xs", ints), lit(1), int), lit(2)),
      ],
      get("xs", ints),
    ),
  );
  expect(optimized(change).match(/slice/g)).toHaveLength(1);
});

test("an alias that is used later ends ownership", () => {
  const change = neuro(
    "change",
    [],
    { kind: "tuple", items: [ints, ints] },
    block(
      [
        varStatement("a", ints, items(int, lit(1))),
        varStatement("b", ints, get("a", ints)),
        assign(indexPlace(place("b", ints), lit(0), int), lit(2)),
      ],
      {
        kind: "tuple",
        items: [get("a", ints), get("b", ints)],
        type: { kind: "tuple", items: [ints, ints] },
        at: 0,
      },
    ),
  );
  expect(optimized(change)).toContain("b = b.slice()");
});

test("a row that was taken out and kept is copied before it changes", () => {
  const change = neuro(
    "change",
    [],
    ints,
    block(
      [
        varStatement("g", grid, rows),
        ir.letStatement("row", ints, ir.index(get("g", grid), lit(0), ints)),
        assign(indexPlace(indexPlace(place("g", grid), lit(0), ints), lit(0), int), lit(9)),
      ],
      get("row", ints),
    ),
  );
  expect(optimized(change)).toContain("g[0] = g[0].slice()");
});

test("a var parameter is changed in place, and copied only where it gets out", () => {
  const fill = neuro(
    "fill",
    [local("xs", ints, true)],
    int,
    block([assign(indexPlace(place("xs", ints), lit(0), int), lit(1))], length(get("xs", ints))),
  );
  const leak = neuro("leak", [local("xs", ints, true)], ints, block([], get("xs", ints)));
  const user = neuro(
    "use",
    [],
    ints,
    block(
      [
        varStatement("xs", ints, items(int, lit(0))),
        run(call("fill", int, { kind: "place", place: place("xs", ints) })),
      ],
      get("xs", ints),
    ),
  );
  const code = optimized(fill, leak, user);
  expect(code.match(/slice/g)).toHaveLength(1);
  expect(code).toContain("return xs.slice();");
});

test("a list that is handed over and kept elsewhere is copied", () => {
  const keep = neuro(
    "keep",
    [local("xs", ints)],
    grid,
    block([], {
      kind: "list",
      items: [{ spread: false, value: get("xs", ints) }],
      type: grid,
      at: 0,
    }),
  );
  const look = neuro("look", [local("xs", ints)], int, block([], length(get("xs", ints))));
  const body = (callee: string, type: typeof int | typeof grid): Statement[] => [
    varStatement("xs", ints, items(int, lit(0))),
    ir.letStatement("kept", type, call(callee, type, value(get("xs", ints)))),
    assign(indexPlace(place("xs", ints), lit(0), int), lit(1)),
  ];
  const keeping = neuro("keeping", [], grid, block(body("keep", grid), get("kept", grid)));
  const looking = neuro("looking", [], int, block(body("look", int), get("kept", int)));
  expect(optimized(keep, keeping)).toContain("slice");
  expect(optimized(look, looking)).not.toContain("slice");
  expect(unit.kind).toBe("unit");
});
