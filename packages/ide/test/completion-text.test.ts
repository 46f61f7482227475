/** What is written when an offer is taken, here and elsewhere, and what is said of it. */

import { applyFixes, SourceFile, type TextEdit } from "@neuro-lang/diagnostics";
import { parse } from "@neuro-lang/parser";
import { describe, expect, test } from "vitest";
import { completions, offerDetails, type RankedOffer } from "../src/index.ts";
import { snapshotOf } from "./completion.ts";
import { Fixture, type Mark } from "./fixture.ts";

interface Found {
  readonly fixture: Fixture;
  readonly mark: Mark;
  readonly offer: RankedOffer;
}

function offer(code: string, label: string, from?: string): Found {
  const fixture = new Fixture(code);
  const mark = fixture.mark();
  const { offers } = completions(snapshotOf(fixture), mark.path, mark.offset);
  const found = offers.find((each) => each.label === label && (from ?? each.from) === each.from);
  if (found === undefined) throw new Error(`\`${label}\` is not offered`);
  return { fixture, mark, offer: found };
}

/** The file after the offer was taken by an editor that knows tab stops. */
function taken(code: string, label: string, from?: string): string {
  const { fixture, mark, offer: found } = offer(code, label, from);
  const { path, offset } = mark;
  const snapshot = snapshotOf(fixture);
  const { start, end } = completions(snapshot, path, offset);
  const indentation = /(?:^|\n)([ \t]*).*$/.exec(fixture.texts.get(path)!.slice(0, offset))![1]!;
  // Editors put further lines below the first one.
  const newText = (found.snippet ?? found.text ?? found.label).replaceAll("\n", `\n${indentation}`);
  const edits: TextEdit[] = [
    ...(found.edits ?? []),
    ...offerDetails(snapshot, path, found.about, found.importing).edits,
    { span: { file: path, start, end }, newText },
  ];
  return applyFixes(fixture.texts.get(path)!, [{ title: "", edits, safe: true }]).text;
}

const head = `type Shape = Circle(radius: Float) | Empty
type Mail { subject: Text, size: Int, sender: Text? = none }

neuro area(shape: Shape, scale: Float = 1.0) -> Float = scale
neuro tick() = print("")

`;
/** The line of the mark after the offer was taken. */
function line(text: string, label: string): string {
  const code = `${head}neuro main(mail: Mail, shape: Shape, f: (Int) -> Int) {\n  ${text}\n}\n`;
  const after = taken(code, label);
  const start = after.indexOf("f: (Int) -> Int) {\n") + 21;
  return after.slice(start, after.lastIndexOf("\n}"));
}

describe("what is written", () => {
  test.each([
    ["«»", "area", "area($0)"],
    ["«»", "tick", "tick()"],
    ["let m = Ma«»", "Map", "let m = Map { $0 }"],
    ["let m = S«» { 1 }", "Set", "let m = Set { 1 }"],
    ["let m = De«»", "Decimal", 'let m = Decimal("$0")'],
    ["«»", "f", "f($0)"],
    ["«»(1)", "area", "area(1)"],
    ["ar«»ea(1)", "area", "area(1)"],
    ["let g: (Shape, Float) -> Float = «»", "area", "let g: (Shape, Float) -> Float = area"],
    ["let g: (Int) -> Int = «»", "f", "let g: (Int) -> Int = f"],
    ["let g: (Mail) -> Int = «»", "mail =>", "let g: (Mail) -> Int = ${1:mail} => $0"],
    ["[1].fold(0, «»)", "(a, b) =>", "[1].fold(0, (${1:a}, ${2:b}) => $0)"],
    ["shape.«»", "area", "shape.area($0)"],
    ["let s: Shape = «»", "Circle", "let s: Shape = Circle($0)"],
    ["let s: Shape = «»", "Empty", "let s: Shape = Empty"],
    ["let s = Shape.«»", "Circle", "let s = Shape.Circle($0)"],
    ["let m = M«»", "Mail", "let m = Mail { $0 }"],
    ["let m = M«» { size: 1 }", "Mail", "let m = Mail { size: 1 }"],
    ["let m = Mail { «» }", "subject", "let m = Mail { subject:  }"],
    [
      'let subject = "a"\n  let m = Mail { «» }',
      "subject",
      'let subject = "a"\n  let m = Mail { subject }',
    ],
    ["let m = Mail { «» }", "all fields", "let m = Mail { subject: ${1:?}, size: ${2:?} }"],
    ["area(shape, «»)", "scale:", "area(shape, scale: )"],
    ["area(shape, «»: 1.0)", "scale:", "area(shape, scale: 1.0)"],
    ["mail.sender.«»", "length", "mail.sender?.length"],
    ["mail.sender?.«»", "length", "mail.sender?.length"],
    ["let x: «»", "List", "let x: List<$1>"],
    ["let x: «»<Int>", "List", "let x: List<Int>"],
    ["match shape {\n    «»\n  }", "Circle", "match shape {\n    Circle(${1:radius}) => $0\n  }"],
    [
      "match shape {\n    «» => 1\n  }",
      "Circle",
      "match shape {\n    Circle(${1:radius})$0 => 1\n  }",
    ],
    ["match shape {\n    C«»(r) => 1\n  }", "Circle", "match shape {\n    Circle$0(r) => 1\n  }"],
    [
      "match shape {\n    «»\n  }",
      "all missing cases",
      "match shape {\n    Circle(radius) => ?\n    Empty => ?\n  }",
    ],
    ["ret«»", "return", "return $0"],
  ])("%s with `%s`", (text, label, after) => {
    expect(line(text, label)).toBe(after);
  });
  test("the words of a statement bring its form", () => {
    expect(line("«»", "for")).toBe("for ${1:item} in ${2:items} {\n    $0\n  }");
    expect(line("«»", "let")).toBe("let ${1:name} = $0");
  });
  test.each(["main", "test for all", "type with variants", "documentation with an example"])(
    "the form `%s` is Neuro-Code",
    (label) => {
      const { offer: found } = offer("«»\n\nneuro f() {}\n", label);
      expect(found.snippet).toContain("$0");
      expect(found.text).not.toContain("$");
      // Where the user goes on.
      const text = `${found.text!.replace("expect \n", "expect true\n")}\n\nneuro f() {}\n`;
      expect(parse(new SourceFile("main.neuro", text)).problems).toEqual([]);
    },
  );
  test("a whole specifier is replaced", () => {
    const code =
      '=== deep/inner.neuro\nexport let a: Int = 1\n=== main.neuro\nimport { a } from "./de«»ep"\n';
    expect(taken(code, "./deep/inner")).toBe('import { a } from "./deep/inner"\n');
  });
  test.each([
    ["import { li«»\n", 'import { limit } from "./inner"\n'],
    ["import {«»\n", 'import { limit } from "./inner"\n'],
    // Editors close braces by themselves.
    ["import {«»}\n", 'import { limit$0 } from "./inner"\n'],
    ["import {li«»}\n", 'import { limit$0 } from "./inner"\n'],
    ["import { «»}\n", 'import { limit$0 } from "./inner"\n'],
    ["import { «» }\n", 'import { limit$0 } from "./inner"\n'],
    ["import { «» } from\n", 'import { limit$0 } from "./inner"\n'],
    ['import { «» } from ""\n', 'import { limit$0 } from "./inner"\n'],
    ["import { most, «» }\n", 'import { most, limit$0 } from "./inner"\n'],
    ["import { «», most }\n", 'import { limit$0, most } from "./inner"\n'],
    ["import {\n  li«»\n}\n", 'import {\n  limit$0\n} from "./inner"\n'],
    ["export {«»}\n", 'export { limit$0 } from "./inner"\n'],
    ["import {«»\n\nneuro f() {\n}\n", 'import { limit } from "./inner"\n\nneuro f() {\n}\n'],
  ])("names of an import bring the module: %j", (text, after) => {
    const code = `=== inner.neuro\nexport let limit: Int = 1\nexport let most: Int = 1\n=== main.neuro\n${text}`;
    expect(taken(code, "limit")).toBe(after);
  });
});

describe("imports", () => {
  const project = (text: string): string =>
    `=== package.json\n{ "dependencies": { "shop": "1" } }\n=== node_modules/shop/package.json\n{ "exports": { ".": { "neuro": "./src/shop.neuro" } } }\n=== node_modules/shop/src/shop.neuro\n/// What it costs.\nexport neuro price(of: Text) -> Int = 1\n=== lib/shapes.neuro\n/// How much room it takes.\nexport neuro area(side: Int) -> Int = side * side\nexport neuro zoom(side: Int) -> Int = side\n=== main.neuro\n${text}`;
  test("the first one", () => {
    expect(taken(project("//! A program.\n\nneuro main() {\n  ar«»\n}\n"), "area")).toBe(
      '//! A program.\n\nimport { area } from "./lib/shapes"\n\nneuro main() {\n  area($0)\n}\n',
    );
  });
  test("among names of the module, in the order of the alphabet", () => {
    const code = project(
      'import { zoom } from "./lib/shapes"\n\nneuro main() {\n  let x = zoom(1) + ar«»\n}\n',
    );
    expect(taken(code, "area")).toContain('import { area, zoom } from "./lib/shapes"\n');
  });
  test("of the library and of packages", () => {
    const code = project("neuro main() {\n  «»\n}\n");
    expect(taken(code, "decode", "neuro:csv")).toContain('import { decode } from "neuro:csv"\n');
    expect(taken(code, "price")).toContain('import { price } from "shop"\n');
    expect(taken(project('import { x } from "«»"\n'), "shop")).toBe('import { x } from "shop"\n');
  });
  test("say where they are from", () => {
    const code = project("neuro main() {\n  «»\n}\n");
    expect(offer(code, "area").offer).toMatchObject({
      from: "./lib/shapes",
      signature: "(side: Int) -> Int",
    });
    expect(offer(code, "price").offer).toMatchObject({
      from: "shop",
      signature: "(of: Text) -> Int",
    });
  });
});

describe("signatures of methods", () => {
  const of = (list: string, label: string): string | undefined =>
    offer(`neuro f(var xs: ${list}) {\n  xs.«»\n}\n`, label).offer.signature;
  test("say what the receiver decides", () => {
    expect(of("List<Int>", "append")).toBe("(item: Int)");
    expect(of("List<Text?>", "indexOf")).toBe("(item: Text?) -> Int?");
    expect(of("Map<Text, Bool>", "set")).toBe("(key: Text, value: Bool)");
  });
  test("name what it leaves open", () => {
    expect(of("List<Int>", "zip")).toBe("(b: List<B>) -> List<(Int, B)>");
  });
});

describe("details", () => {
  const said = (code: string, label: string) => {
    const { fixture, mark, offer: found } = offer(code, label);
    const snapshot = snapshotOf(fixture);
    return offerDetails(snapshot, mark.path, found.about, found.importing).description;
  };
  test("what is declared, documented or known", () => {
    const code =
      "/// Adds them.\nneuro add(a: Int, b: Int) -> Int = a + b\n\nneuro main() {\n  «»\n}\n";
    expect(said(code, "add")).toEqual({
      code: "neuro add(a: Int, b: Int) -> Int",
      documentation: "Adds them.",
    });
    expect(said("neuro f() uses «» {\n}\n", "clock")?.documentation).toBe(
      "Allows to read the clock.",
    );
    expect(said("neuro main() {\n  «»\n}\n", "decode")?.code).toContain("neuro decode");
    expect(said("neuro main() {\n  «»\n}\n", "let")?.documentation).toBe(
      "Binds a value to a name, once.",
    );
  });
  test("what is deprecated is marked", () => {
    const code = '@deprecated("use new")\nneuro old() -> Int = 1\n\nneuro main() {\n  «»\n}\n';
    expect(offer(code, "old").offer.deprecated).toBe(true);
  });
});

test("more than an editor wants is cut off, and said to be", () => {
  const names = Array.from({ length: 1200 }, (_, index) => `item${index}`);
  const many = names.map((name) => `neuro ${name}() -> Int = 1\n`).join("");
  const at = (text: string) => {
    const fixture = new Fixture(`${many}\nneuro main() {\n  ${text}\n}\n`);
    const { path, offset } = fixture.mark();
    return completions(snapshotOf(fixture), path, offset);
  };
  expect(at("«»").offers).toHaveLength(1000);
  expect(at("«»").complete).toBe(false);
  const some = at("item119«»");
  expect(some.complete).toBe(false);
  expect(some.offers.filter(({ label }) => label.startsWith("item119"))).toHaveLength(11);
  expect(at("main.«»").complete).toBe(true);
});
