import { atOnce } from "@neuro-lang/checker";
import { expect, test } from "vitest";
import { highlights, prepareRename, references, RenameError } from "../src/index.ts";
import { Fixture } from "./fixture.ts";

const fixture = new Fixture(`=== shapes.neuro
export type Shape =
  | Circle(id«circle»: Int, radius: Float)
  | Square(id«square»: Int, side«side»: Float)
  | Point(id«point»: Int)
  | Nothing

export type Frame = Wide(id«wide»: Int) | Tall(id«tall»: Int)

export neuro first(shape: Shape) -> Int = match shape {
  Circle(id, _) => id
  Square(id: n, side: _) => n
  Point { id } => id
  Nothing => 0
}

export neuro wide(frame: Frame) -> Int = match frame {
  Wide(id) => id
  Tall(id) => id
}
=== main.neuro
import { first, Shape } from "./shapes"

neuro of(shape: Shape) -> Int = if shape is Circle(_, _) | Square(_, _) { shape.id«read» } else { 0 }

neuro main«main»() uses console {
  print("{of(Shape.Square(id: 1, side: 2.0))} {first(Shape.Point(id: 3))}")
}
`);

function rename(name: string, to: string): readonly string[] {
  const { path, offset } = fixture.mark(name);
  return atOnce(fixture.workspace.renamedInSteps(path, offset, to)).map(
    ({ span, newText }) => `${fixture.shown(span)} → ${newText}`,
  );
}

test("the project has no problems", () => {
  expect(fixture.workspace.snapshot("/project/main.neuro").problems).toEqual([]);
});

const together = [
  "shapes.neuro:2:12 id → number",
  "shapes.neuro:3:12 id → number",
  "shapes.neuro:11:10 id → number",
  "main.neuro:3:81 id → number",
  "main.neuro:6:27 id → number",
];

test.each(["circle", "square", "read"])(
  "a field that is read of several variants at once is renamed in all of them: %s",
  (mark) => {
    expect(rename(mark, "number").toSorted()).toEqual(together.toSorted());
  },
);

test("a field that only has the same name keeps it", () => {
  expect(rename("point", "number")).toEqual([
    "shapes.neuro:4:11 id → number",
    "shapes.neuro:12:11 id → number: id",
    "main.neuro:6:66 id → number",
  ]);
  expect(rename("wide", "number")).toEqual(["shapes.neuro:7:26 id → number"]);
});

test("what one of them cannot be called, none is called", () => {
  expect(() => rename("circle", "side")).toThrow(/`side` is taken/);
});

test("a read of several variants leads to the field of each", () => {
  const { path, offset } = fixture.mark("read");
  const snapshot = fixture.workspace.snapshot(path);
  expect(references(snapshot, path, offset).map((place) => fixture.shown(place))).toEqual(
    expect.arrayContaining(["shapes.neuro:2:12 id", "shapes.neuro:3:12 id"]),
  );
  expect(highlights(snapshot, path, offset)).toHaveLength(2);
});

test("the neuro that a program begins with keeps its name", () => {
  const { path, offset } = fixture.mark("main");
  const snapshot = fixture.workspace.snapshot(path);
  expect(() => prepareRename(snapshot, path, offset)).toThrow(RenameError);
  expect(() => rename("main", "start")).toThrow(/nothing would run it/);
});
