/** What an editor does when it is told to do what is meant: the changes that are preferred at a place, in their order. */

import { expect, test } from "vitest";
import { codeActions } from "../src/index.ts";
import { Fixture } from "./fixture.ts";

function preferred(written: string): string[] {
  const fixture = new Fixture(written);
  const { path, offset } = fixture.mark();
  return codeActions(fixture.workspace.snapshot(path), path, offset, offset)
    .filter((action) => action.preferred === true)
    .map(({ title }) => title);
}

const light = "type Light = Red | Green\n\n";
const car = "type Car { name: Text, seats: Int = 4, doors: Int = 5 }\n\n";

test.each([
  [
    "a case",
    `${light}neuro f(light: Light) -> Int = match light {\n  Red => 30\n  Gr«»en => 20\n}`,
    "Green",
  ],
  ["a variant of a type", `${light}neuro f() -> Light = Light.Gr«»en`, "Green"],
  ["a variant where one is asked for", `${light}neuro f() -> Light = Gr«»en`, "Green"],
  ["a field of a literal", `${car}neuro f() -> Car = Car { na«»m: "B" }`, "name"],
  ["a field of a pattern", `${car}neuro f(car: Car) -> Bool = car is Car { na«»m: "B" }`, "name"],
  ["a field that is read", `${car}neuro f(car: Car) -> Text = car.na«»m`, "name"],
  ["a method", `neuro f(text: Text) -> Text = text.upp«»r()`, "upper"],
  [
    "a method by another language's name",
    `neuro f(var xs: List<Int>) {\n  xs.pu«»sh(2)\n}`,
    "append",
  ],
])("what is nearly written: %s", (_, written, meant) => {
  expect(preferred(written)).toEqual([`Write \`${meant}\``]);
});

test("fields that are missing are filled in where none is misspelt", () => {
  expect(preferred(`${car}neuro f() -> Car = C«»ar { seats: 2 }`)).toEqual([
    "Fill in the fields that are missing",
  ]);
});

test("of two problems that a cursor touches, the narrower one is mended", () => {
  expect(preferred("export let ready: Bool = !«»True\n")).toEqual(["Write `not`"]);
  expect(preferred("export let ready: Bool = !Tr«»ue\n")).toEqual(["Write `true`"]);
});
