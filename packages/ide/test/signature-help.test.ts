/** What is being called, with the parameter that is written in `[ ]`. */

import { describe, expect, test } from "vitest";
import { signatureHelp } from "../src/index.ts";
import { snapshotOf } from "./completion.ts";
import { Fixture } from "./fixture.ts";

const head = `import * as csv from "neuro:csv"

type Shape = Circle(radius: Float) | Rect(width: Float, height: Float) | Empty
type Mail { subject: Text, size: Int = 0 }
type Patient { name: personal Text, notes: List<personal Text>, age: Int }
type Person = Known(name: personal Text) | Nobody
opaque type UserId = Text
opaque type Key = secret Text

/// How much room it takes.
neuro area(shape: Shape, scale: Float = 1.0) -> Float = scale
neuro find(path: Text) -> Mail fails ParseError = fail ParseError { text: path, message: "" }
neuro isRound(shape: Shape) -> Bool = true
neuro say(words: Text) = print(words)
neuro pick<T>(items: List<T>, at: Int) -> T? = items.at(at)

`;

function found(code: string) {
  const fixture = new Fixture(code);
  const { path, offset } = fixture.mark();
  return signatureHelp(snapshotOf(fixture), path, offset);
}

function shown(text: string): string | undefined {
  const help = found(
    `${head}neuro main(shape: Shape, first: Shape?, var xs: List<Int>, var m: Map<Text, Int>, f: (Int, Text) -> Int) {\n  ${text}\n}\n`,
  );
  if (help === undefined) return undefined;
  const { label, parameters, active } = help;
  const parameter = active === undefined ? undefined : parameters[active];
  if (parameter === undefined) return label;
  const { start, end } = parameter;
  return `${label.slice(0, start)}[${label.slice(start, end)}]${label.slice(end)}`;
}

const area = {
  first: "area([shape: Shape], scale: Float = 1.0) -> Float",
  second: "area(shape: Shape, [scale: Float = 1.0]) -> Float",
};

describe("signatures", () => {
  test.each([
    ["an empty call", "area(«»)", area.first],
    ["a call that is not closed", "area(«»", area.first],
    ["an argument that begins", "area(sh«»)", area.first],
    ["before an argument", "area(«»shape)", area.first],
    ["behind a comma", "area(shape, «»)", area.second],
    ["behind a comma in a call that is not closed", "area(shape, «»", area.second],
    ["before the rest of the list", "area(«», 1.0)", area.first],
    ["by name", "area(scale: «»)", area.second],
    ["by name before others", "area(scale: «», shape: shape)", area.second],
    ["behind what was named", "area(scale: 1.0, «»)", area.first],
    ["in a text", 'find("a«»")', "find([path: Text]) -> Mail fails ParseError"],
    ["inferred effects", "say(«»)", "say([words: Text]) uses console"],
    [
      "too many arguments",
      "area(shape, 1.0, «»)",
      "area(shape: Shape, scale: Float = 1.0) -> Float",
    ],
    ["a method, without its receiver", "shape.area(«»)", "area([scale: Float = 1.0]) -> Float"],
    ["a method that takes nothing more", "shape.isRound(«»)", "isRound() -> Bool"],
    ["a method with the types of its receiver", "xs.append(«»)", "append([item: Int])"],
    ["several of them", 'm.set("a", «»)', "set(key: Text, [value: Int])"],
    ["what is open keeps its name", "xs.zip(«»)", "zip([b: List<B>]) -> List<(Int, B)>"],
    ["behind a question mark", "first?.area(«»)", "area([scale: Float = 1.0]) -> Float"],
    ["inferred effects of a method", '"a".say(«»)', "say() uses console"],
    [
      "a method over several lines",
      "xs\n    .map(x => x)\n    .at(«»)",
      "at([index: Int]) -> Int?",
    ],
    ["a generic neuro", "pick(xs, «»)", "pick<T>(items: List<T>, [at: Int]) -> T?"],
    [
      "inside of another call",
      "say(find(«»).subject)",
      "find([path: Text]) -> Mail fails ParseError",
    ],
    ["behind another call", "area(Circle(1.0), «»)", area.second],
    ["in the body of a lambda", "xs.map(x => area(«»))", area.first],
    [
      "what takes a function",
      "xs.fold(0, «»)",
      "fold(start: Int, [step: (Int, Int) -> Int uses e fails x]) -> Int uses e fails x",
    ],
    ["a variant", "let s = Shape.Rect(1.0, «»)", "Shape.Rect(width: Float, [height: Float])"],
    ["a bare variant", "area(Rect(«»))", "Shape.Rect([width: Float], height: Float)"],
    ["a variant by name", "area(Rect(height: «»))", "Shape.Rect(width: Float, [height: Float])"],
    ["an opaque type", "let id = UserId(«»)", "UserId([Text])"],
    ["a function value", "f(1, «»)", "(Int, [Text]) -> Int"],
    ["a function value without arguments", "f(«»)", "([Int], Text) -> Int"],
    ["a module's neuro", "csv.sniff(«»)", "sniff([text: Text]) -> Dialect"],
    ["a record", "let m = Mail { subject: «» }", "Mail { [subject: Text], size: Int }"],
    ["a field that begins", "let m = Mail { si«» }", "Mail { subject: Text, [size: Int] }"],
    ["the first field", "let m = Mail {«» }", "Mail { [subject: Text], size: Int }"],
    ["the next field", 'let m = Mail { subject: "a", «» }', "Mail { subject: Text, [size: Int] }"],
    ["a field that is none", "let m = Mail { other: «» }", "Mail { subject: Text, size: Int }"],
    [
      "labels of a record",
      "let p = Patient { age: «» }",
      "Patient { name: personal Text, notes: List<personal Text>, [age: Int] }",
    ],
    ["labels of a variant", "let p = Person.Known(«»)", "Person.Known([name: personal Text])"],
    ["labels of an opaque type", "let k = Key(«»)", "Key([secret Text])"],
    ["in a text's braces", 'print("{area(«»)}")', area.first],
    ["in a text's open braces", 'print("{area(«»', area.first],
    ["not behind the call", "area(shape)«»", undefined],
    ["not in the name", "ar«»ea(shape)", undefined],
    ["not in a block in an argument", "xs.map(x => { «» })", undefined],
    ["not of what nobody knows", "nothing(«»)", undefined],
    ["not in a list", "let x = [«»]", undefined],
    ["not in a comment", "// area(«»)", undefined],
  ])("%s: %s", (_, text, signature) => {
    expect(shown(text)).toBe(signature);
  });
  test("says what is documented", () => {
    expect(found(`${head}neuro main(shape: Shape) {\n  area(«»)\n}\n`)?.documentation).toBe(
      "How much room it takes.",
    );
    const record = found("type A {\n  /// In metres.\n  size: Int\n}\n\nlet a = A { size: «» }\n");
    expect(record?.parameters.map(({ documentation }) => documentation)).toEqual(["In metres."]);
  });
  test("says of each parameter what its line says, and of the whole the rest", () => {
    const documented = `/// Repeats words.
///
/// words: what to repeat
/// times: how often
///
/// \`\`\`neuro
/// expect repeated("a", times: 2) == "aa"
/// \`\`\`
neuro repeated(words: Text, times: Int) -> Text = [words].repeat(times).join("")

`;
    for (const [call, notes] of [
      ['repeated("a", «»)', ["what to repeat", "how often"]],
      ['"a".repeated(«»)', ["how often"]],
    ] as const) {
      const help = found(`${documented}neuro main() { _ = ${call} }\n`);
      expect(help?.parameters.map(({ documentation }) => documentation)).toEqual(notes);
      expect(help?.documentation).toBe(
        'Repeats words.\n\n\n```neuro\nexpect repeated("a", times: 2) == "aa"\n```',
      );
    }
  });
});
