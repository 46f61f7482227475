/** What is offered where something else than a value is written: types, rows, patterns, fields, imports, attributes, policies. */

import { describe, expect, test } from "vitest";
import { cases, ranksAt } from "./completion.ts";

const head = `import { FsError, Path, readText } from "neuro:fs"
import * as csv from "neuro:csv"

type Shape = Circle(radius: Float) | Rect(width: Float, height: Float) | Empty
type Mail { subject: Text, body: Text = "", size: Int }
type NotFound { path: Text }
type Pair<T> { first: T, second: T }

neuro area(shape: Shape, scale: Float = 1.0) -> Float = scale
neuro find(path: Text) -> Mail fails NotFound = fail NotFound { path }

`;
const asItem = (text: string): string => head + text;
const inBody = (text: string): string =>
  `${head}neuro main(name: Text, mail: Mail, shape: Shape, shapes: List<Shape>) {\n  ${text}\n}\n`;
const alone = (text: string): string => text;

describe("types", () => {
  const all =
    "Mail Pair Shape Text Int List Float Bool … NotFound FsError Path csv personal !area !name";
  cases(asItem, [
    ["of a parameter", "neuro f(x: «») = 1", all],
    ["of a parameter with a letter", "neuro f(x: M«») = 1", all],
    ["of a parameter in small letters", "neuro f(x: ma«») = 1", all],
    ["of a parameter whose list is open", "neuro f(x: «»\n\nneuro g() = 1", all],
    ["of a result", "neuro f() -> «»", all],
    ["of a result before a body", "neuro f() -> «» {\n}", all],
    ["in angles", "neuro f(x: List<«»>) = 1", all],
    [
      "behind a label",
      "neuro f(x: personal «») = 1",
      `${all.replace("personal", "secret")} !personal`,
    ],
    ["called as the parameter", "neuro f(oldShape: «») = 1", "Shape Mail Pair Text …"],
    [
      "called as the parameter, of which there are several",
      "neuro f(mails: List<«»>) = 1",
      "Mail Pair …",
    ],
    ["called as the field", "type Own { path: «» }", "Path Mail Own …"],
    [
      "called as a type of the library",
      "neuro f(url: U«») = 1",
      "Mail Pair Shape Text Int List Float Bool Map Set Json Decimal Time Bytes Duration Size Unit Never Range Regex Path Url …",
    ],
    ["of a field", "type Own { a: «» }", all.replace("Pair", "Own Pair")],
    ["of a payload", "type Own = B(x: «»)", all.replace("Pair", "Own Pair")],
    ["of an alias", "type A = «»", all],
    ["of an opaque type", "opaque type A = «»", all],
    ["in a function type", "neuro f(x: (Int) -> «») = 1", all],
    ["of a value of the module", "let a: «» = 1", all],
    ["of itself", "type Own = One(a: «»\n\nneuro g() = 1", all.replace("Pair", "Own Pair")],
    ["type parameters", "neuro f<T>(x: «») = 1", "T Mail …"],
    [
      "labels that are parameters",
      "neuro f<label l>(x: «») = 1",
      "l Mail … personal secret untrusted",
    ],
    ["of a module", "neuro f(x: csv.«») = 1", "CsvError Dialect"],
    ["bounds", "neuro f<T: «»>(x: T) = 1", "Equatable Hashable Comparable Data …"],
    ["others than those of this module", "neuro f(x: «») = 1", "… Mailbox Date"],
  ]);
  test("no failure before others", () => {
    const ranks = ranksAt("neuro f(file: Pa«») {\n}\n");
    expect(ranks.get("ParseError")! > ranks.get("Path")!).toBe(true);
    expect(ranks.get("FsError")! > ranks.get("Path")!).toBe(true);
    expect(ranks.get("FsError")! > ranks.get("Zone")!).toBe(true);
  });
  cases(inBody, [
    ["of a variable", "let x: «» = 1", all],
    ["of a variable without a value yet", "let x: «»", all],
    ["of a lambda's parameter", "shapes.map((x: «») => 1)", all],
    ["of an empty map", "let x = Map<Text, «»> {}", all],
  ]);
});

describe("rows", () => {
  cases(asItem, [
    [
      "what the body touches first",
      "neuro f(p: Path) -> Text uses «» = readText(p)",
      "fs.read console fs.write …",
    ],
    [
      "behind the first",
      "neuro f(p: Path) -> Text uses clock, «» = readText(p)",
      "fs.read … !clock",
    ],
    [
      "not what a parent covers",
      "neuro f() uses fs, «» {\n}",
      "console clock … network !fs.read !fs.write",
    ],
    ["behind a point", "neuro f() uses fs.«» {\n}", "read write"],
    ["before a body is there", "neuro f() uses «»", "console fs.read fs.write clock … fs network"],
    ["in a function type", "neuro f(g: () -> Int uses «») = 1", "console fs.read …"],
    ["row parameters", "neuro f<uses e>(g: () -> Int uses «») = 1", "e console …"],
    [
      "labels of a capability",
      "neuro f() uses network.connect(«») {\n}",
      "… personal secret untrusted",
    ],
    [
      "what the body fails with first",
      "neuro f(p: Path) -> Text fails «» = readText(p)",
      "FsError NotFound ParseError …",
    ],
    [
      "failures behind others",
      "neuro f(p: Path) -> Text fails FsError | «» = readText(p)",
      "NotFound ParseError … !FsError",
    ],
    ["failures with a letter", 'neuro f() -> Mail fails N«» = find("a")', "NotFound …"],
    ["failure parameters", "neuro f<fails x>(g: () -> Int fails «») = 1", "x FsError NotFound …"],
    ["failures that need an import", "neuro f() fails «» {\n}", "… CsvError"],
    [
      "no types that are none",
      "neuro f() fails «» {\n}",
      "FsError NotFound … !Mail !Shape !Result",
    ],
    [
      "types that nothing is made of yet",
      "type Refused = Early | Late\n\nneuro f() fails «» {\n}",
      "… Refused Pair !Mail",
    ],
  ]);
});

describe("patterns", () => {
  cases(inBody, [
    ["the cases of a sum", "match shape {\n    «»\n  }", "all_missing_cases Circle Rect Empty _"],
    ["a case that begins", "match shape {\n    C«»\n  }", "all_missing_cases Circle Rect Empty _"],
    [
      "the cases that are missing first",
      "match shape {\n    Circle(r) => 1\n    «»\n  }",
      "all_missing_cases Rect Empty Circle _",
    ],
    [
      "before an arm",
      "match shape {\n    «»\n    Circle(r) => 1\n  }",
      "all_missing_cases Rect Empty Circle _",
    ],
    [
      "a case that is taken in part only",
      "match shape {\n    Circle(1.0) => 1\n    «»\n  }",
      "all_missing_cases Circle Rect Empty _",
    ],
    ["with its arrow written", "match shape {\n    «» => 1\n  }", "Circle Rect Empty _"],
    ["an alternative", "match shape {\n    Empty | «» => 1\n  }", "Circle Rect Empty _"],
    ["behind the type", "match shape {\n    Shape.«»\n  }", "Circle Rect Empty"],
    ["of a Bool", "match true {\n    «»\n  }", "all_missing_cases true false _"],
    ["of an optional", 'match "a".at(0) {\n    «»\n  }', "none _"],
    [
      "of an optional sum",
      "match shapes.first() {\n    «»\n  }",
      "all_missing_cases none Circle Rect Empty _",
    ],
    ["of a record", "match mail {\n    «»\n  }", "Mail _"],
    ["of a list", "match shapes {\n    «»\n  }", "all_missing_cases [] [first,_..rest] _"],
    ["of a tuple", "match (shape, mail) {\n    «»\n  }", "(a,_b) _"],
    ["of a part of a tuple", "match (shape, mail) {\n    («», m) => 1\n  }", "Circle Rect Empty"],
    ["behind `is`", "if shape is «» {\n  }", "Circle Rect Empty not"],
    ["behind `is not`", "if shape is not «» {\n  }", "Circle Rect Empty"],
    ["behind `is` without the block", "if shape is «»", "Circle Rect Empty not"],
    ["failures", "let m = find(name) catch {\n    «»\n  }", "NotFound _"],
    ["failures that are a sum", 'let t = readText(Path.in("a")) catch {\n    «»\n  }', "… !Circle"],
    ["fields of a payload", "match shape {\n    Rect(«») => 1\n  }", "width: height:"],
    [
      "fields of a payload that are left",
      "match shape {\n    Rect(width: w, «») => 1\n  }",
      "height:",
    ],
    ["fields of a record", "let Mail { «» } = mail", "subject body size"],
    ["fields of a record that are left", "let Mail { subject, «» } = mail", "body size"],
    ["a record to take apart", "let «» = mail", "Mail"],
    ["a tuple to take apart", "let «» = (1, 2)", "(a,_b)"],
    ["nothing that may not match", "let «» = shape", ""],
    ["a record whose braces are there", "match mail {\n    M«» { subject } => 1\n  }", "Mail _"],
  ]);
});

describe("fields and arguments", () => {
  cases(inBody, [
    ["required fields first", "let m = Mail { «» }", "subject all_fields size body"],
    ["those that are left", 'let m = Mail { subject: "a", «» }', "size body"],
    ["with a letter", "let m = Mail { si«» }", "subject all_fields size body"],
    ["of the expected record", "let m: Mail = { «» }", "subject all_fields size body"],
    ["of an argument", "print(find({ «» }))", ""],
    ["of a variant", "let s = Shape.Rect { «» }", "width all_fields height"],
    ["of a copy", "let m = mail with { «» }", "subject size body"],
    ["the value of a field", "let m = Mail { subject: «» }", "name … mail"],
    ["on a line of its own", "let m = Mail {\n    «»\n  }", "subject all_fields size body"],
    ["between others", "let m = Mail {\n    subject: name,\n    «»\n    body: name,\n  }", "size"],
    ["arguments by name", "area(«»)", "Circle Rect Empty … shape: scale:"],
    ["arguments that are left", "area(shape, «»)", "… scale: !shape:"],
    ["behind a named one", "area(scale: 1.0, «»)", "shape: …"],
    ["of a method, without its receiver", "shape.area(«»)", "… scale: !shape:"],
    ["of a variant's payload", "let s = Shape.Rect(«»)", "… width: height:"],
    ["a name before its colon", "area(shape, sc«»: 1.0)", "scale:"],
    ["where the call is not closed", "area(shape, «»", "… scale:"],
    ["capabilities", "given(«») {\n  }", "clock: fs: console: random: … network: !mail"],
    ["what replaces one", "given(clock: «») {\n  }", "… mail !fs:"],
  ]);
});

describe("imports", () => {
  const project = (text: string): string =>
    `=== shapes.neuro\nexport type Shape = Circle | Square\nexport neuro area(shape: Shape) -> Int = 1\nneuro hidden() -> Int = 1\n=== deep/inner.neuro\nexport let limit: Int = 1\n=== main.neuro\n${text}`;
  cases(project, [
    ["names of a module", 'import { «» } from "./shapes"\n', "area Shape"],
    ["names that are left", 'import { area, «» } from "./shapes"\n', "Shape"],
    [
      "names of the library, types last: few need to be named",
      'import { «» } from "neuro:csv"\n',
      "decode encode parse rows sniff write CsvError Dialect",
    ],
    [
      "names that the module needs first",
      'import { «» } from "neuro:csv"\n\nneuro main() { write(rows("")) }\n',
      "rows write decode …",
    ],
    ["names to pass on", 'export { «» } from "./shapes"\n', "area Shape"],
    ["modules", 'import { x } from "«»"\n', "./deep/inner ./shapes neuro:bytes …"],
    ["modules of the project", 'import { x } from "./«»"\n', "./deep/inner ./shapes …"],
    ["modules whose quotes are open", 'import { x } from "«»\n', "./deep/inner ./shapes …"],
    ["names of other modules", "neuro main() {\n  «»\n}\n", "… area limit readText !hidden"],
    ["types of other modules", "neuro f(x: «») = 1\n", "… Shape Date !area"],
    [
      "not names that mean something else here",
      "neuro area() -> Int = 1\n\nneuro main() {\n  are«»\n}\n",
      "area … identity",
    ],
  ]);
});

describe("attributes", () => {
  cases(asItem, [
    ["before a neuro", "@«»\nneuro f() = 1", "deprecated argument"],
    ["before others", "@«»\n@deprecated\n/// Adds.\nexport neuro f() = 1", "deprecated argument"],
    ["before a type", "@«»\ntype A { a: Int }", "derive deprecated"],
    ["before an opaque type", "@«»\nopaque type A = Text", "derive deprecated text"],
    ["before an extern", "@«»\nextern neuro f()", "deprecated argument borrows"],
    ["with a letter", "@de«»\nneuro f() = 1", "deprecated argument"],
    ["with nothing behind it", "@«»", "derive deprecated argument text accept borrows"],
    ["what can be derived", "@derive(«»)\ntype A { a: Int }", "Comparable Data Equatable Hashable"],
    [
      "what is left to derive",
      "@derive(Data, «»)\ntype A { a: Int }",
      "Comparable Equatable Hashable",
    ],
    ["parameters", "@argument(«»)\nneuro f(folder: Text) = 1", "folder:"],
    ["words of documentation", "/// «»\nneuro f(folder: Text) = 1", "`folder` example"],
    ["parameters in documentation", "/// Reads `fo«»\nneuro f(folder: Text) = 1", "`folder`"],
  ]);
});

describe("policies", () => {
  cases(alone, [
    ["rules", "policy {\n  «»\n}\n", "allow keep limit treat trust"],
    ["what is allowed", "policy {\n  allow «»\n}\n", "fs fs.read … secret personal"],
    ["what is allowed of persons", "policy {\n  allow personal «»\n}\n", "fs … !personal"],
    ["parts of a capability", "policy {\n  allow fs.«»\n}\n", "read write"],
    ["where", "policy {\n  allow fs.read «»\n}\n", "in to under"],
    ["under what", "policy {\n  allow clock under «»\n}\n", "untrusted"],
    ["as what", 'policy {\n  treat fs.read in "a" as «»\n}\n', "personal secret untrusted"],
    ["to what", 'policy {\n  trust "./a" «»\n}\n', "to"],
    ["to do what", 'policy {\n  trust "./a" to «»\n}\n', "declassify endorse"],
    ["of what", 'policy {\n  trust "./a" to declassify «»\n}\n', "personal secret untrusted"],
    ["limits", "policy {\n  limit «»\n}\n", "memory cpu"],
    ["what is kept", "policy {\n  keep «»\n}\n", "personal secret untrusted"],
    ["nothing in a text", 'policy {\n  allow fs.read in "«»"\n}\n', ""],
  ]);
});
