import { atOnce } from "@neuro-lang/checker";
import { describe, expect, test } from "vitest";
import {
  definition,
  highlights,
  hover,
  outline,
  prepareRename,
  projectSymbols,
  references,
  RenameError,
  typeDefinition,
} from "../src/index.ts";
import { Fixture } from "./fixture.ts";

const project = `=== shapes.neuro
/// Something with an area.
export type Shape =
  | «circle»Circle(radius«radius»: Float)
  | Rect(width: Float, height: Float)

/// How much room it takes.
export neuro area«area»(shape: Shape) -> Float = match shape {
  Circle(r) => 3.14 * r * r
  Rect(width: w, height) => w * height
}

export type Person { name: Text, «age»age: Int = 0 }
=== main.neuro
import { area as areaOf, Person, Shape } from "./shapes"

let limit: Int = 3

neuro oldest(people: List<Person>) -> Person? = people.maxBy(person => person.age«read»)

neuro main(count: Int = 2) uses console {
  var total = 0.0
  for _ in 0..count {
    total«total» += areaOf(Shape.Circle(radius«named»: 1.0))
  }
  let name = "Ada"
  let ada«ada» = Person { name«shorthand», age: limit }
  print«print»("{total} {oldest([ada])?.name ?? "nobody"}")
}
`;

const fixture = new Fixture(project);
function at(name: string) {
  const { path, offset } = fixture.mark(name);
  return [fixture.workspace.snapshot(path), path, offset] as const;
}

describe("names", () => {
  test("a project without problems has none", () => {
    expect(at("total")[0].problems.map(({ message }) => message)).toEqual([]);
  });
  test("hover shows the declaration, the documentation and the type", () => {
    const { path, offset } = fixture.mark("total");
    const [snapshot] = at("total");
    expect(hover(snapshot, path, offset)?.code).toBe("var total: Float");
    expect(hover(...at("area"))).toMatchObject({
      code: "neuro area(shape: Shape) -> Float",
      documentation: "How much room it takes.",
    });
    expect(hover(...at("print"))?.code).toBe("neuro print(value: untrusted Text) uses console");
    expect(hover(...at("read"))?.code).toBe("Person.age: Int = 0");
  });
  test("hover shows the labels that were found: of a variable, inside of it, and of a row", () => {
    const labelled = new Fixture(`type Person { name: personal Text, age: Int }

neuro greet«greet»(person: Person) {
  let greeting«greeting» = "Hello {person.name}"
  let people«people» = [person]
  let age«age» = person.age
  for _ in 0..age { print(greeting) }
}
`);
    const shown = (name: string) => {
      const { path, offset } = labelled.mark(name);
      const found = hover(labelled.workspace.snapshot(path), path, offset);
      return [found?.code, found?.documentation];
    };
    expect(shown("greeting")).toEqual(["let greeting: personal Text", undefined]);
    expect(shown("people")).toEqual(["let people: List<Person>", "Something in it is `personal`."]);
    expect(shown("age")).toEqual(["let age: Int", undefined]);
    expect(shown("greet")).toEqual([
      "neuro greet(person: Person) uses console(personal)",
      undefined,
    ]);
  });
  test("definition leads across files and into the library", () => {
    const places = (name: string) => definition(...at(name)).map(({ to }) => fixture.shown(to));
    expect(places("named")).toEqual(["shapes.neuro:3:12 radius"]);
    expect(places("read")).toEqual(["shapes.neuro:12:34 age"]);
    expect(places("shorthand")).toEqual(["shapes.neuro:12:22 name", "main.neuro:12:7 name"]);
    expect(places("print")).toEqual(["neuro:prelude"]);
  });
  test("the type of a value leads to its declaration", () => {
    expect(typeDefinition(...at("ada")).map((to) => fixture.shown(to))).toEqual([
      "shapes.neuro:12:13 Person",
    ]);
  });
  test("the type of a value that holds others leads to theirs, to each once", () => {
    const held = new Fixture(`type Patient { name: Text }
type Visit { day: Int }

neuro main(
  patients«list»: List<Patient>, all«map»: Map<Text, List<Patient?>>, pair«pair»: (Visit, List<Patient>, Visit), n«none»: Int
) {}
`);
    const places = (name: string) => {
      const { path, offset } = held.mark(name);
      return typeDefinition(held.workspace.snapshot(path), path, offset).map((to) =>
        held.shown(to),
      );
    };
    expect(places("list")).toEqual(["main.neuro:1:6 Patient"]);
    expect(places("map")).toEqual(["main.neuro:1:6 Patient"]);
    expect(places("pair")).toEqual(["main.neuro:2:6 Visit", "main.neuro:1:6 Patient"]);
    expect(places("none")).toEqual([]);
  });
  test("references are found in every file", () => {
    const places = (name: string) =>
      references(...at(name)).map((each) => `${fixture.shown(each)} ${each.role}`);
    expect(places("area")).toEqual([
      "shapes.neuro:7:14 area declaration",
      "main.neuro:1:10 area import",
      "main.neuro:1:18 areaOf import",
      "main.neuro:10:14 areaOf read",
    ]);
    expect(places("age")).toEqual([
      "shapes.neuro:12:34 age declaration",
      "main.neuro:5:79 age read",
      "main.neuro:13:28 age read",
    ]);
    expect(highlights(...at("total")).map(({ role }) => role)).toEqual([
      "declaration",
      "write",
      "read",
    ]);
  });
  test("rename changes every mention, shorthands too, and leaves aliases alone", () => {
    const rename = (name: string, to: string) => {
      const { path, offset } = fixture.mark(name);
      return atOnce(fixture.workspace.renamedInSteps(path, offset, to));
    };
    const renamed = (name: string, to: string) =>
      rename(name, to).map(({ span, newText }) => `${fixture.shown(span)} → ${newText}`);
    expect(renamed("area", "extent")).toEqual([
      "shapes.neuro:7:14 area → extent",
      "main.neuro:1:10 area → extent",
    ]);
    expect(renamed("shorthand", "called")).toEqual([
      "shapes.neuro:12:22 name → called",
      "main.neuro:13:22 name → called: name",
      "main.neuro:14:34 name → called",
    ]);
    expect(prepareRename(...at("radius"))).toMatchObject({ name: "radius" });
    expect(() => rename("print", "show")).toThrow(RenameError);
    expect(() => rename("age", "Age")).toThrow(RenameError);
    expect(() => rename("age", "match")).toThrow(/word of the language/);
  });
  test("the outline and the names of a project", () => {
    const [snapshot, path] = at("area");
    expect(
      outline(snapshot, path).map(({ name, sort, children }) => [name, sort, children.length]),
    ).toEqual([
      ["Shape", "sum", 2],
      ["area", "neuro", 0],
      ["Person", "type", 2],
    ]);
    expect(projectSymbols(snapshot, "crc").map(({ symbol }) => symbol.name)).toEqual(["Circle"]);
  });
});
