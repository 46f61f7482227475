import { expect, test } from "vitest";
import { colours } from "../src/index.ts";
import { Fixture } from "./fixture.ts";

/** `name: sort modifiers`, for each name in turn. */
function coloured(text: string): readonly string[] {
  const { workspace, texts } = new Fixture(text);
  const path = "/project/main.neuro";
  const snapshot = workspace.snapshot(path);
  expect(snapshot.problems.filter(({ severity }) => severity === "error")).toEqual([]);
  return colours(snapshot, path).map(
    ({ start, end, sort, modifiers }) =>
      `${texts.get(path)!.slice(start, end)}: ${[sort, ...modifiers].join(" ")}`,
  );
}

test.each([
  [
    "parameters and variables",
    `neuro add(a: Int, var b: Int) -> Int {
  var c = a
  let d = 1
  c += d
  b = c
  return [c].map(each => each).length
}
`,
    [
      "add: neuro declaration",
      "a: parameter declaration readonly",
      "Int: type library",
      "b: parameter declaration mutable",
      "Int: type library",
      "Int: type library",
      "c: variable declaration mutable",
      "a: parameter readonly",
      "d: variable declaration readonly",
      "c: variable mutable",
      "d: variable readonly",
      "b: parameter mutable",
      "c: variable mutable",
      "c: variable mutable",
      "map: neuro library",
      "each: parameter declaration readonly",
      "each: parameter readonly",
      "length: field library",
    ],
  ],
  [
    "types, variants, fields and type parameters",
    `type Shape = Circle(radius: Float) | Empty

neuro size<T>(shape: Shape, else_: T) -> Float = match shape {
  Circle(radius: r) => r
  Empty => 0.0
}
`,
    [
      "Shape: type declaration",
      "Circle: variant declaration readonly",
      "radius: field declaration",
      "Float: type library",
      "Empty: variant declaration readonly",
      "size: neuro declaration",
      "T: typeParameter declaration",
      "shape: parameter declaration readonly",
      "Shape: type",
      "else_: parameter declaration readonly",
      "T: typeParameter",
      "Float: type library",
      "shape: parameter readonly",
      "Circle: variant readonly",
      "radius: field",
      "r: variable declaration readonly",
      "r: variable readonly",
      "Empty: variant readonly",
    ],
  ],
  [
    "namespaces, what is deprecated, capabilities, and no colour for texts",
    `=== other.neuro
@deprecated("use twice")
export neuro double(n: Int) -> Int = n * 2
=== main.neuro
import * as other from "./other"

neuro say() uses console {
  print("{other.double(2)}")
}
`,
    [
      "other: namespace",
      "say: neuro declaration",
      "console: capability library",
      "print: neuro library",
      "other: namespace",
      "double: neuro deprecated",
    ],
  ],
  [
    "labels, also where nobody writes them",
    `neuro greet(name: personal Text, page: untrusted Text) uses console(personal untrusted) {
  let greeting = "Hello {name}"
  print(greeting)
  let plain = 1
  print(page)
  print("{plain}")
}
`,
    [
      "greet: neuro declaration",
      "name: parameter declaration readonly personal",
      "personal: label",
      "Text: type library",
      "page: parameter declaration readonly untrusted",
      "untrusted: label",
      "Text: type library",
      "console: capability library",
      "personal: label",
      "untrusted: label",
      "greeting: variable declaration readonly personal",
      "name: parameter readonly personal",
      "print: neuro library",
      "greeting: variable readonly personal",
      "plain: variable declaration readonly",
      "print: neuro library",
      "page: parameter readonly untrusted",
      "print: neuro library",
      "plain: variable readonly",
    ],
  ],
])("%s", (_, text, expected) => {
  expect(coloured(text)).toEqual(expected);
});

test("a part of a text has the colours that touch it", () => {
  const { workspace } = new Fixture("let one = 1\nlet two = one\n");
  const path = "/project/main.neuro";
  const found = colours(workspace.snapshot(path), path, { start: 12, end: 25 });
  expect(found.map(({ start }) => start)).toEqual([16, 22]);
});
