/** Calls, implementations, lenses, and imports of modules that move. */

import { describe, expect, test } from "vitest";
import {
  callable,
  type CallPlaces,
  implementations,
  importsAfterMoves,
  incomingCalls,
  lenses,
  type LensSort,
  type Move,
  outgoingCalls,
  usesOf,
} from "../src/index.ts";
import { Fixture } from "./fixture.ts";

const project = `=== shapes.neuro
export type Shape =
  | Circle(radius: Float)
  | Empty

/// How much room it takes.
///
/// \`\`\`neuro
/// expect area(Shape.Empty) == 0.0
/// \`\`\`
export neuro area«area»(shape: Shape«type») -> Float = match shape {
  Circle(r) => square(r) * 3.0
  Empty => 0.0
}

neuro square(n: Float) -> Float = n * n

export neuro each<uses e>(f: (Int) -> Unit uses e) uses e { f(1) }
=== main.neuro
import { area as areaOf, Shape } from "./shapes"

let unit = areaOf(Shape.Circle«variant»(1.0))

neuro total«total»(shapes: List<Shape>) -> Float {
  var sum = unit
  for shape in shapes { sum += areaOf(shape) + areaOf(Empty) }
  return sum
}

export neuro show() uses console {
  print("{total([])}")
}

neuro main() { show() }

test "nothing" {
  expect total([]) == unit
}
`;
const fixture = new Fixture(project);
const snapshot = fixture.workspace.snapshot("/project/main.neuro");

describe("calls", () => {
  const called = (name: string) => {
    const { path, offset } = fixture.mark(name);
    return callable(snapshot, path, offset)!;
  };
  const shown = (calls: readonly CallPlaces[]) =>
    calls.map(({ other, places }) => [
      `${other.sort} ${other.name}`,
      ...places.map((place) => fixture.shown(place)),
    ]);
  test("who calls a neuro, in every file", () => {
    expect(shown(incomingCalls(snapshot, called("area")))).toEqual([
      ["let unit", "main.neuro:3:12 areaOf"],
      ["neuro total", "main.neuro:7:32 areaOf", "main.neuro:7:48 areaOf"],
    ]);
    expect(shown(incomingCalls(snapshot, called("total")))).toEqual([
      ["neuro show", "main.neuro:12:11 total"],
      ["test nothing", "main.neuro:18:10 total"],
    ]);
  });
  test("whom a neuro calls", () => {
    expect(shown(outgoingCalls(snapshot, called("area")))).toEqual([
      ["neuro square", "shapes.neuro:11:16 square"],
    ]);
    expect(shown(outgoingCalls(snapshot, called("total")))).toEqual([
      ["neuro area", "main.neuro:7:32 areaOf", "main.neuro:7:48 areaOf"],
    ]);
  });
  test("only what can be called", () => {
    expect(called("type")).toBeUndefined();
  });
});

test.each([
  ["type", ["main.neuro:3:19 Shape.Circle(1.0)", "main.neuro:7:55 Empty"]],
  ["variant", ["main.neuro:3:19 Shape.Circle(1.0)"]],
  ["area", ["shapes.neuro:10:14 area"]],
])("where values of a %s are made", (name, expected) => {
  const { path, offset } = fixture.mark(name);
  expect(implementations(snapshot, path, offset).map((span) => fixture.shown(span))).toEqual(
    expected,
  );
});

describe("lenses", () => {
  const all = new Set<LensSort>(["run", "test", "references", "touches"]);
  const shown = (path: string, wanted: ReadonlySet<LensSort>) =>
    lenses(snapshot, path, wanted).map((lens) => {
      const { sort, start, end } = lens;
      const [name] = fixture.texts.get(path)!.slice(start, end).split("\n");
      const more = lens.sort === "touches" ? lens.text : lens.sort === "test" ? lens.name : "";
      return `${sort} ${name} ${more}`.trim();
    });
  test("run, test, count and tell what may be touched", () => {
    expect(shown("/project/main.neuro", all)).toEqual([
      "references show",
      "touches show may touch console",
      "run main",
      'test test "nothing" { nothing',
    ]);
    expect(shown("/project/shapes.neuro", all)).toEqual([
      "references Shape",
      "test /// ```neuro doc: area",
      "references area",
      "touches area touches nothing",
      "references each",
      "touches each may touch what it is given may",
    ]);
  });
  test("only those that are wanted", () => {
    expect(shown("/project/main.neuro", new Set(["run"]))).toEqual(["run main"]);
  });
  test("uses are those that are no import", () => {
    const { path, offset } = fixture.mark("area");
    expect(usesOf(snapshot, path, offset).map((place) => fixture.shown(place))).toEqual([
      "main.neuro:3:12 areaOf",
      "main.neuro:7:32 areaOf",
      "main.neuro:7:48 areaOf",
    ]);
  });
});

describe("imports of modules that move", () => {
  const { workspace, ...moving } = new Fixture(`=== main.neuro
import { one } from "./text/one"
import { two } from "./two.neuro"
import { sleep } from "neuro:time"
=== text/one.neuro
export { two } from "../two"
import { three } from "./three"
export let one = three
=== text/three.neuro
export let three = 3
=== two.neuro
export let two = 2
`);
  const edits = (...moves: readonly Move[]) =>
    importsAfterMoves(workspace.snapshot("/project/main.neuro"), moves).map(
      ({ span, newText }) =>
        `${span.file.replace("/project/", "")}: ${moving.texts.get(span.file)!.slice(span.start, span.end)} → ${newText}`,
    );
  test.each([
    [
      "a file into a folder",
      [{ from: "/project/two.neuro", to: "/project/text/pair.neuro" }],
      ["main.neuro: ./two.neuro → ./text/pair.neuro", "text/one.neuro: ../two → ./pair"],
    ],
    [
      "a file out of its folder, with its own imports",
      [{ from: "/project/text/one.neuro", to: "/project/one.neuro" }],
      [
        "main.neuro: ./text/one → ./one",
        "text/one.neuro: ../two → ./two",
        "text/one.neuro: ./three → ./text/three",
      ],
    ],
    [
      "a file that is no module any more",
      [{ from: "/project/two.neuro", to: "/project/two.txt" }],
      [],
    ],
    [
      "a file that imports and is no module any more",
      [{ from: "/project/text/one.neuro", to: "/project/one.neuro.old" }],
      [],
    ],
    [
      "a folder",
      [{ from: "/project/text", to: "/project/lib/words" }],
      ["main.neuro: ./text/one → ./lib/words/one", "text/one.neuro: ../two → ../../two"],
    ],
    [
      "all of it",
      [
        { from: "/project/text", to: "/project/src/text" },
        { from: "/project/main.neuro", to: "/project/src/main.neuro" },
        { from: "/project/two.neuro", to: "/project/src/two.neuro" },
      ],
      [],
    ],
    ["what nobody imports", [{ from: "/project/none", to: "/project/some" }], []],
  ])("%s", (_, moves, expected) => {
    expect(edits(...moves).toSorted()).toEqual(expected.toSorted());
  });
});
