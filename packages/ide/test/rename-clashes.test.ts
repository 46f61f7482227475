import { atOnce } from "@neuro-lang/checker";
import { describe, expect, test } from "vitest";
import { RenameError } from "../src/index.ts";
import { Fixture } from "./fixture.ts";

const fixture = new Fixture(`=== shapes.neuro
export type Shape = Circle(radius: Float) | Square«Square»(side: Float)

export neuro area«area»(shape: Shape) -> Float = match shape {
  Circle(r) => 3.14 * r * r
  Square(side) => side * side
}

export type Size { width«width»: Int, height: Int }
=== main.neuro
import { area, Shape, Size as Extent«Extent» } from "./shapes"

let limit«limit» = 10

type Person«Person» { name«field»: Text }

neuro f«f»(size«size»: Int) -> Int {
  let a = size + limit
  let b«b» = a * 2
  a + b
}

neuro total(xs: List<Int>) -> Int {
  var sum«sum» = 0
  for x in xs { sum += x }
  sum
}

neuro greeting(person: Person) -> Text {
  let Person { name } = person
  let other = Person { name }
  "{name«local»} {other.name}"
}

neuro main() uses console {
  print("{f(3)} {total([1])} {area(Shape.Circle(1.0))} {greeting(Person { name: "Ada" })}")
  print("{Extent { width: 1, height: 2 }.width}")
}
`);

function rename(name: string, to: string): readonly string[] | string {
  const { path, offset } = fixture.mark(name);
  try {
    const edits = atOnce(fixture.workspace.renamedInSteps(path, offset, to));
    return edits.map(({ span, newText }) => `${fixture.shown(span)} → ${newText}`);
  } catch (error) {
    if (error instanceof RenameError) return error.message;
    throw error;
  }
}

test("the project has no problems", () => {
  expect(fixture.workspace.snapshot("/project/main.neuro").problems).toEqual([]);
});

describe("a name that is taken is refused, with where it is", () => {
  test.each([
    [
      "size",
      "limit",
      "`limit` is taken: it is declared in line 3, and the name in line 8, which means that one, would mean what you rename.",
    ],
    [
      "limit",
      "size",
      "`size` is taken: it is declared in line 7, and the name in line 8 would mean that one.",
    ],
    [
      "b",
      "a",
      "`a` is taken: it is declared in line 8, and the name in line 10, which means that one, would mean what you rename.",
    ],
    ["b", "size", "`size` is taken: it is declared in line 7."],
    ["width", "height", "`height` is taken: it is declared in line 8."],
    [
      "f",
      "area",
      "`area` is taken: it is declared in line 3 of `./shapes`, and the name in line 26, which means that one, would mean what you rename.",
    ],
    ["f", "total", "`total` is taken: it is declared in line 13."],
    ["f", "print", "`print` is taken: `neuro:prelude` has it."],
    [
      "area",
      "f",
      "`f` is taken: it is declared in line 7 of `./main`, and the name in line 26 of `./main` would mean that one.",
    ],
    ["area", "print", "`print` is taken: `neuro:prelude` has it."],
    [
      "area",
      "total",
      "`total` is taken: it is declared in line 13 of `./main`, and the name in line 26 of `./main` would mean that one.",
    ],
    ["Square", "Circle", "`Circle` is taken: it is declared in line 1."],
    [
      "Person",
      "Shape",
      "`Shape` is taken: it is declared in line 1 of `./shapes`, and the name in line 26, which means that one, would mean what you rename.",
    ],
    [
      "Person",
      "Text",
      "`Text` is taken: the language has it, and the name in line 5, which means that one, would mean what you rename.",
    ],
    ["Person", "Result", "`Result` is taken: `neuro:prelude` has it."],
    [
      "Extent",
      "Person",
      "`Person` is taken: it is declared in line 5, and the name in line 27 would mean that one.",
    ],
    [
      "local",
      "other",
      "`other` is taken: it is declared in line 21, and the name in line 22 would mean that one.",
    ],
    ["local", "person", "`person` is taken: it is declared in line 20."],
  ])("%s → %s", (name, to, message) => {
    expect(rename(name, to)).toBe(message);
  });
});

describe("a name that is free", () => {
  test.each([
    ["size", "b2", ["main.neuro:7:9 size → b2", "main.neuro:8:11 size → b2"]],
    [
      "field",
      "other",
      [
        "main.neuro:5:15 name → other",
        "main.neuro:20:16 name → other: name",
        "main.neuro:21:24 name → other: name",
        "main.neuro:22:18 name → other",
        "main.neuro:26:75 name → other",
      ],
    ],
    [
      "local",
      "called",
      [
        "main.neuro:20:16 name → name: called",
        "main.neuro:21:24 name → name: called",
        "main.neuro:22:5 name → called",
      ],
    ],
    ["Extent", "Size", ["main.neuro:1:31 Extent → Size", "main.neuro:27:11 Extent → Size"]],
    [
      "sum",
      "limit",
      [
        "main.neuro:14:7 sum → limit",
        "main.neuro:15:17 sum → limit",
        "main.neuro:16:3 sum → limit",
      ],
    ],
  ])("%s → %s", (name, to, edits) => {
    expect(rename(name, to)).toEqual(edits);
  });
});

test("what is wrong elsewhere stays as it is, and a name that was missing may be given", () => {
  const broken = new Fixture(`neuro ara«ara»(side: Int) -> Int = side * side

neuro main() uses console { print("{area(2)} {missing}") }
`);
  const { path, offset } = broken.mark("ara");
  const edits = atOnce(broken.workspace.renamedInSteps(path, offset, "area"));
  expect(edits.map(({ span }) => broken.shown(span))).toEqual(["main.neuro:1:7 ara"]);
});
