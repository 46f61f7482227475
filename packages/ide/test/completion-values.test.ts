/** What is offered where a value is written. */

import { describe } from "vitest";
import { cases } from "./completion.ts";

const head = `import { Path, readText } from "neuro:fs"
import * as csv from "neuro:csv"

type Shape = Circle(radius: Float) | Rect(width: Float, height: Float) | Empty
type Mail { subject: Text, body: Text = "", size: Int = 0, sender: Person? = none }
type Person { name: Text, age: Int }
type NotFound { path: Text }
opaque type UserId = Text
let limit: Int = 3

neuro area(shape: Shape, scale: Float = 1.0) -> Float = scale
neuro forward(mail: Mail, to: Text) -> Mail = mail
neuro find(path: Text) -> Mail fails NotFound = fail NotFound { path }
neuro isLong(mail: Mail) -> Bool = true
@deprecated("use area")
neuro extent(shape: Shape) -> Float = 1.0

`;
/** In the body of a neuro with some parameters. */
const inBody = (text: string): string =>
  `${head}neuro main(name: Text, count: Int, mail: Mail, shapes: List<Shape>) {\n  ${text}\n}\n`;
const asItem = (text: string): string => head + text;

describe("values of the language", () => {
  cases(inBody, [
    ["what collections and decimals are written with", "let m = Ma«»", "… Map Set Decimal"],
    ["where one is asked for", "let m: Map<Text, Int> = «»", "Map …"],
    ["where another type is asked for", "let m: Text = «»", "name … Map"],
  ]);
  cases(
    (text) => `type Set = Union(of: Int) | Nothing\n\nneuro main() {\n  ${text}\n}\n`,
    [
      [
        "not where the module gives the name to something else",
        "let m: Set = «»",
        "Union Nothing …",
      ],
    ],
  );
});

describe("behind a dot", () => {
  cases(inBody, [
    [
      "fields as they are declared, then methods",
      "mail.«»",
      "subject body size sender forward isLong …",
    ],
    ["with a letter", "mail.s«»", "subject body size sender forward isLong …"],
    ["in the middle of a word", "mail.sub«»ject", "subject body size sender …"],
    ["before other statements", "mail.«»\n  let later = 1", "subject body …"],
    ["before a call of something else", "mail.«»\n  print(name)", "subject body …"],
    ["built-in fields", "name.«»", "length isEmpty … trim upper split"],
    ["of a list", "shapes.«»", "length isEmpty … map filter first"],
    [
      "on a line of its own",
      "shapes\n    .filter(shape => true)\n    .«»",
      "length isEmpty … map first",
    ],
    [
      "in the middle of a chain",
      "shapes.«»\n    .map(shape => 1)",
      "length isEmpty … filter first",
    ],
    ["of what a call gives", 'forward(mail, "a").«»', "subject body …"],
    ["of an element", "shapes[0].«»", "area extent … !radius"],
    ["of a number", "count.«»", "… abs !length"],
    ["of a literal", '"text".«»', "length isEmpty …"],
    ["of a time", 'let t = parse("x")\n  csv.«»', "… decode encode rows"],
    ["of a tuple's item", "let pair = (mail, 1)\n  pair.0.«»", "subject body …"],
    ["of the parameter of a lambda", "shapes.map(shape => shape.«»)", "area extent …"],
    ["what fits what is asked for comes first", "let text: Text = mail.«»", "subject body … size"],
    ["methods that give what is asked for", "let long: Bool = mail.«»", "isLong …"],
    ["in a condition", "if name.«» {\n  }", "isEmpty … length"],
    ["in the argument of a call", "print(mail.«»)", "subject body …"],
    ["in a text", 'print("{mail.«»}")', "subject body …"],
    ["in a text whose brace is open", 'print("{mail.«»")', "subject body …"],
    ["to be changed", "var copy = mail\n  copy.«» = 1", "subject body size …"],
    ["in parentheses", "(mail).«»", "subject body …"],
    [
      "narrowed to a variant",
      "let shape = shapes[0]\n  if shape is Circle {\n    shape.«»\n  }",
      "radius area …",
    ],
    [
      "not narrowed any more",
      "let shape = shapes[0]\n  if shape is Circle {\n  }\n  shape.«»",
      "area … !radius",
    ],
    [
      "narrowed to what is there",
      "if mail.sender != none {\n    mail.sender.«»\n  }",
      "name age …",
    ],
    ["what an optional value holds", "mail.sender.«»", "… name age map orElse"],
    ["behind a question mark", "mail.sender?.«»", "name age … !orElse"],
    ["of an optional in a chain", "mail.sender?.name.«»", "… map orElse"],
    ["of a failure", "find(name) catch failure => failure.«»", "path … message code cause"],
    ["groups of a match", 'let found = re"(?<year>\\d+)".match(name)\n  found?.«»', "year … text"],
    ["variants", "let shape = Shape.«»", "Circle Rect Empty"],
    ["variants with a letter", "let shape = Shape.C«»", "Circle Rect Empty"],
    ["exports of a module", "csv.«»", "… decode encode CsvError !subject"],
    ["the inside of an opaque type at home", 'let id = UserId("a")\n  id.«»', "value …"],
    ["of a name that nobody knows", "nobody.«»", ""],
    ["of a name of a type without variants", "Mail.«»", ""],
    ["of what is no value", "print(name).«»", "… !length !subject"],
    ["behind a number", "let x = 1.«»", ""],
    ["a method of a number", "let x = 1.a«»", "… abs"],
  ]);
  cases(asItem, [
    ["in the body behind `=`", "neuro f(mail: Mail) -> Text = mail.«»", "subject body …"],
    [
      "before the next declaration",
      "neuro f(mail: Mail) -> Text = mail.«»\n\nneuro g() = 1",
      "subject body …",
    ],
    ["of a type parameter", "neuro f<T: Comparable>(x: T) = x.«»", "… max min !length"],
    ["in a test", 'test "a" {\n  expect find("a").«»\n}', "… isLong subject"],
    ["in a value of the module", "let x: Int = limit.«»", "… abs"],
    ["in a default", "neuro f(mail: Mail, size: Int = mail.«») = 1", "… !length"],
  ]);
});

describe("names", () => {
  cases(inBody, [
    ["variables, the nearest first", "let near = 1\n  n«»", "near shapes mail count name …"],
    ["not those that come later", "n«»\n  let later = 1", "shapes mail count name … !later"],
    ["not those of other blocks", "if true {\n    let inner = 1\n  }\n  n«»", "shapes … !inner"],
    [
      "of patterns",
      "for (index, shape) in shapes.enumerate() {\n    s«»\n  }",
      "shape index shapes …",
    ],
    ["of arms", "match shapes[0] {\n    Circle(radius) => «»\n    _ => 1\n  }", "radius shapes …"],
    ["of lambdas", "shapes.map(shape => «»)", "shape shapes …"],
    ["of `is`", "if shapes[0] is Circle(radius) {\n    r«»\n  }", "radius shapes …"],
    ["of a handler", "find(name) catch failure => «»", "… failure"],
    [
      "neuros, values, types, modules, the prelude",
      "«»",
      "… area limit Mail Shape csv print readText",
    ],
    ["not `main`", "«»", "… !main"],
    ["to assign to", "var total = 0\n  to«» = 1", "total …"],
    ["to be called", "ar«»(shapes[0])", "… area"],
  ]);
});

describe("what the place asks for", () => {
  cases(inBody, [
    ["variants of the written type", "let shape: Shape = «»", "Circle Rect Empty …"],
    ["variants for an argument", "area(«»)", "Circle Rect Empty …"],
    ["variants for an element", "let all: List<Shape> = [«»]", "Circle Rect Empty …"],
    ["variants to compare with", "if shapes[0] == «» {\n  }", "Circle Rect Empty …"],
    ["variants for a field", "let box: Shape? = «»", "Circle Rect Empty none …"],
    [
      "variants in a branch",
      "let shape: Shape = if true { «» } else { Empty }",
      "Circle Rect Empty …",
    ],
    ["variables that fit", "let other: Int = «»", "count limit … name"],
    ["variables that fit a parameter", "print(forward(mail, «»))", "name … count"],
    [
      "in a condition, what may be compared",
      "if «» {\n  }",
      "shapes mail count name isLong … true false not",
    ],
    ["in what is combined", "if isLong(mail) and «» {\n  }", "shapes mail count name isLong …"],
    ["in a guard", "match mail {\n    m if «» => 1\n  }", "m shapes mail count name isLong …"],
    ["a Bool in an argument", "[true].contains(«»)", "… true false isLong"],
    [
      "variables that may lead to what fits",
      "let other: Bool = «»",
      "isLong false true isErr isOk shapes mail count name if …",
    ],
    [
      "no name for what gives nothing",
      "let x = «»",
      "shapes mail count name area extent find forward isLong limit UserId readText andThen both either identity …",
    ],
    ["a Bool in a condition without its block", "if «»", "… true false isLong"],
    ["a record that is asked for", "let other: Mail = «»", "Mail mail find forward …"],
    ["a lambda", "shapes.map(«»)", "shape_=> … area"],
    ["a lambda of two", "shapes.fold(0, «»)", "(a,_shape2)_=> …"],
    ["a neuro as a value", "let f: (Shape) -> Float = «»", "shape_=> extent …"],
    ["what can be walked", "for x in «»", "shapes name … count"],
    ["what can be walked before its block", "for x in «» {\n  }", "shapes name … count"],
    ["failures behind `fail`", "fail «»", "NotFound ParseError … mail UserId"],
    ["a result", "let a = 1\n  return «»", "… a"],
  ]);
  cases(asItem, [
    [
      "the result of a neuro",
      "neuro f(n: Int, s: Shape) -> Shape {\n  return «»\n}",
      "Circle Rect Empty s …",
    ],
    ["the result behind `=`", "neuro f(n: Int) -> Shape = «»", "Circle Rect Empty …"],
    ["the last value of a block", "neuro f(n: Int) -> Shape {\n  «»\n}", "Circle Rect Empty …"],
    ["a value of the module", "let shape: Shape = «»", "Circle Rect Empty … !shape"],
    ["a default", "neuro f(s: Shape = «») = 1", "Circle Rect Empty …"],
    ["the default of a field", "type Box { shape: Shape = «» }", "Circle Rect Empty …"],
    ["declared failures", "neuro f() -> Int fails NotFound = fail «»", "NotFound …"],
    ["in a test", 'test "a" {\n  expect «»\n}', "… true isLong"],
    ["what a handler gives instead", 'neuro f() -> Mail = find("a") catch «»', "Mail … forward"],
  ]);
});

describe("words", () => {
  cases(inBody, [
    ["statements", "«»", "let var if for return match … while fail expect defer given"],
    ["names before words where one begins", "l«»", "shapes mail count name … let"],
    ["not in an expression", "let x = «»", "… if match do none true !let !for !var"],
    ["of loops", "for x in 0..3 {\n    «»\n  }", "… break continue"],
    ["not outside of loops", "«»", "… !break !continue"],
    [
      "not in a lambda in a loop",
      "for x in 0..3 {\n    shapes.map(y => «»)\n  }",
      "… !break !continue",
    ],
    ["behind a value", "let x = count «»", "and or is in … catch with div !let !name"],
    ["behind a value in a condition", "if count «»", "and or is in …"],
    ["behind a call", 'let x = find("a") c«»', "and or … catch"],
    ["behind a block", "if true {\n  } «»", "else …"],
    ["behind `catch`", 'let x = find("a") catch «»', "Mail error_=> return fail mail … none"],
    [
      "behind `catch` in a loop",
      'for x in 0..3 {\n    let m = find("a") catch «»\n  }',
      "Mail error_=> return fail break continue …",
    ],
  ]);
  cases(asItem, [
    ["in a test", 'test "a" {\n  «»\n}', "expect let var if for return match …"],
    [
      "declarations",
      "«»",
      "neuro type test import export let opaque extern main test_for_all type_with_variants documentation_with_an_example",
    ],
    [
      "declarations of a program that has its start",
      "neuro main() {\n}\n\n«»",
      "neuro … test_for_all !main",
    ],
    ["a declaration that begins", "ne«»", "neuro type test import export let opaque extern …"],
    ["between declarations", "neuro f() = 1\n\n«»\n\nneuro g() = 1\n", "neuro type …"],
    ["behind `export`", "export «»", "neuro type let opaque extern type_with_variants"],
    ["no declarations in a record", "neuro f() = Mail { «»", "… !main !test_for_all"],
    ["clauses of a signature", "neuro f(a: Int) «»", "uses fails declassifies endorses"],
    ["clauses behind a result", "neuro f(a: Int) -> Int «»", "uses fails …"],
    ["clauses before a body", "neuro f(a: Int) -> Int f«» {\n}", "uses fails …"],
    ["not what is written", "neuro f(a: Int) -> Int uses fs «»", "fails …"],
  ]);
});

describe("nothing", () => {
  cases(inBody, [
    ["in a comment", "// a «»", ""],
    ["at the end of a comment", "// name«»", ""],
    ["in a block comment", "/* a «» */", ""],
    ["in a text", 'print("a «» b")', ""],
    ["in a text behind a point", 'print("mail.«»")', ""],
    ["in a text over several lines", 'let x = """\n    mail.«»\n    """', ""],
    ["in a raw text", 'let x = r"mail.«»"', ""],
    ["in a regex", 'let x = re"mail.«»"', ""],
    ["in a number", "let x = 12«»", ""],
    ["in a unit", "let x = 12m«»", ""],
    ["in the name of a variable", "let na«» = 1", ""],
    ["in the name of a loop's variable", "for na«» in shapes {\n  }", ""],
    ["in the name of a lambda's parameter", "shapes.map(sh«» => 1)", ""],
  ]);
  cases(asItem, [
    ["in the name of a neuro", "neuro na«»() = 1", ""],
    ["in the name of a parameter", "neuro f(na«»: Int) = 1", ""],
    ["in the name of a type", "type Na«» { a: Int }", ""],
    ["in the name of a field", "type A { na«»: Int }", ""],
    ["in the name of a variant", "type A = Na«»(x: Int)", ""],
    ["in the name of a test", 'test "na«»" {\n}', ""],
    ["in the name of a type parameter", "neuro f<Na«»>(x: Int) = 1", ""],
  ]);
});
