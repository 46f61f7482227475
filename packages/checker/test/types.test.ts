/** What fits where: literals, operators, records, optionals, generics. A row is a program and the problems it has: code and the text under the span. */

import { describe, expect, test } from "vitest";
import { describeProblems } from "./support.ts";

type Row = readonly [name: string, source: string, problems: readonly string[]];

describe("literals and arithmetic", () => {
  const rows: Row[] = [
    ["an Int variable is no Float", `export neuro f(n: Int) -> Float = n`, ["P0401 n"]],
    [
      "an Int literal is a Float where one is expected",
      `export neuro f() -> List<Float> = [1, -2, 2.5]`,
      [],
    ],
    ["an Int widens beside a Float", `export neuro f(n: Int) -> Float = n + 1.0`, []],
    ["dividing Ints gives a Float", `export neuro f(n: Int) -> Int = n / 2`, ["P0401 n / 2"]],
    ["div and % stay whole", `export neuro f(n: Int) -> Int = n div 2 + n % 3`, []],
    [
      "durations and times",
      `export neuro f(a: Time, b: Time) -> Duration = (a - b) * 2 + 3s - 1h`,
      [],
    ],
    ["a time and a number", `export neuro f(a: Time) -> Time = a + 1`, ["P0409 a + 1"]],
    ["texts and lists join", `export neuro f(t: Text) -> List<Text> = [t + "!"] + ["x"]`, []],
    ["a text and a number do not", `export neuro f(n: Int) -> Text = "n" + n`, ['P0409 "n" + n']],
    ["a sign before a text", `export neuro f(t: Text) -> Text = -t`, ["P0409 -t"]],
    ["Int and Float compare", `export neuro f(n: Int) -> Bool = n == 1.5 or n < 2.5`, []],
    ["Int and Text do not", `export neuro f(n: Int, t: Text) -> Bool = n == t`, ["P0401 t"]],
    ["an optional and its inner type compare", `export neuro f(n: Int?) -> Bool = n == 3`, []],
    [
      "functions have no equality",
      `type R { f: (Int) -> Int }

export neuro f(a: R, b: R) -> Bool = a == b`,
      ["P0419 a == b"],
    ],
  ];
  test.each(rows)("%s", (_, source, problems) => {
    expect(describeProblems(source)).toEqual(problems);
  });
});

describe("bindings and results", () => {
  const rows: Row[] = [
    [
      "a written type decides",
      `export neuro f() -> Int {
  let x: Text = 3
  return x.length
}`,
      ["P0401 3"],
    ],
    [
      "an empty list takes its type from its use",
      `export neuro f() -> Int {
  var xs = []
  xs.append(1)
  return xs[0]
}`,
      [],
    ],
    ["a result of the wrong type", `export neuro f() -> Int { return "a" }`, ['P0401 "a"']],
    ["a result where there is none", `export neuro f() { return 3 }`, ["P0401 3"]],
    ["no result where there is one", `export neuro f() -> Int { return }`, ["P0401 return"]],
    [
      "every branch returns",
      `export neuro f(n: Int) -> Int {
  match n {
    1 => return 1
    _ => return 2
  }
}`,
      [],
    ],
    [
      "an unused result",
      `export neuro f(xs: List<Int>) -> Int {
  xs.sorted()
  return 1
}`,
      ["P0407 xs.sorted()"],
    ],
    [
      "an unused result that is said to be so",
      `export neuro f(xs: List<Int>) -> Int {
  _ = xs.sorted()
  return 1
}`,
      [],
    ],
    [
      "unused results in arms",
      `export neuro f(t: Text) -> Int {
  match t {
    "a" => 1
    _ => 2
  }
  return 3
}`,
      ["P0407 1", "P0407 2"],
    ],
    [
      "branches that differ",
      `export neuro f(b: Bool) -> Text {
  let x = if b { 1 } else { "a" }
  return "{x}"
}`,
      ['P0413 "a"'],
    ],
    [
      "an alias is the type",
      `type Name = Text

export neuro f(name: Name) -> Text = name.trim()`,
      [],
    ],
    ["a hole is anything", `export neuro f(n: Int) -> Int = n + ?todo`, ["P0425 ?todo"]],
    ["panic is any type", `export neuro f() -> Int = panic("no")`, []],
  ];
  test.each(rows)("%s", (_, source, problems) => {
    expect(describeProblems(source)).toEqual(problems);
  });
});

describe("records and variants", () => {
  const rows: Row[] = [
    [
      "a record takes its type from the place",
      `type P { x: Int }

export neuro f() -> List<P> = [{ x: 1 }, { x: "a" }]`,
      ['P0401 "a"'],
    ],
    [
      "unknown fields",
      `type P { x: Int }

export neuro f(p: P) -> P = p with { y: 1 }`,
      ["P0309 y"],
    ],
    ["a record as an empty map", `export neuro f() -> Map<Text, Int> = {}`, ["P0411 {}"]],
    [
      "spread fills the others",
      `type P { x: Int, y: Int }

export neuro f(p: P) -> P = { ..p, x: 1 }`,
      [],
    ],
    [
      "shorthand",
      `type P { x: Int }

export neuro f(x: Text) -> P = P { x }`,
      ["P0401 x"],
    ],
    [
      "generic records",
      `type Box<T> { value: T }

export neuro f() -> Box<Text> = Box { value: 1 }`,
      ["P0401 1"],
    ],
    ["a payload of the wrong type", `export neuro f() -> Result<Int, Text> = Err(1)`, ["P0401 1"]],
    [
      "a payload's field needs a test first",
      `type S = A(n: Int) | B

export neuro f(s: S) -> Int = s.n`,
      ["P0309 n"],
    ],
    [
      "after the test it can be read",
      `type S = A(n: Int) | B

export neuro f(s: S) -> Int = if s is A { s.n } else { 0 }`,
      [],
    ],
    [
      "only failures have a message",
      `type A { x: Int }

export neuro f(a: A) -> Text = a.message`,
      ["P0309 message"],
    ],
    [
      "an opaque value inside its module",
      `opaque type Id = Text

export neuro f(id: Id) -> Int = id.value.length`,
      [],
    ],
    [
      "an opaque value is not what it holds",
      `opaque type Id = Text

export neuro f(id: Id) -> Text = id`,
      ["P0401 id"],
    ],
  ];
  test.each(rows)("%s", (_, source, problems) => {
    expect(describeProblems(source)).toEqual(problems);
  });
});

describe("optionals", () => {
  const rows: Row[] = [
    [
      "an optional is not its inner type",
      `export neuro f(x: Int?) -> Int = x + 1`,
      ["P0409 x + 1"],
    ],
    [
      "after != none",
      `export neuro f(x: Int?) -> Int = if x != none and x > 3 { x } else { 0 }`,
      [],
    ],
    [
      "after an early return",
      `export neuro f(x: Int?) -> Int {
  if x == none { return 0 }
  return x
}`,
      [],
    ],
    [
      "after ?? return",
      `export neuro f(x: Int?) -> Int {
  let y = x ?? return 0
  return x + y
}`,
      [],
    ],
    [
      "not after it changed",
      `export neuro f(x: Int?) -> Int {
  var y = x
  if y != none {
    y = none
    return y
  }
  return 0
}`,
      ["P0401 y"],
    ],
    [
      "in the arms after none",
      `export neuro f(x: Int?) -> Int = match x {
  none => 0
  n => n + 1
}`,
      [],
    ],
    [
      "in a field",
      `type P { x: Int? }

export neuro f(p: P) -> Int = if p.x != none { p.x } else { 0 }`,
      [],
    ],
    [
      "in both branches",
      `export neuro f(n: Int) -> Int {
  var x: Int? = none
  if n > 1 { x = n } else { x = 2 }
  return x
}`,
      [],
    ],
    [
      "around a loop",
      `type N { next: N?, v: Int }

export neuro f(n: N) -> Int {
  var c: N? = n
  var sum = 0
  while c != none {
    sum += c.v
    c = c.next
  }
  return sum
}`,
      [],
    ],
    [
      "after continue",
      `export neuro f(xs: List<Int?>) -> Int {
  var sum = 0
  for x in xs {
    if x == none { continue }
    sum += x
  }
  return sum
}`,
      [],
    ],
    ["?. gives an optional", `export neuro f(t: Text?) -> Int = t?.length`, ["P0401 t?.length"]],
    ["?? on what is there", `export neuro f(x: Int) -> Int = x ?? 0`, ["P0424 x"]],
    [
      "a map's element may be missing",
      `export neuro f(m: Map<Text, Int>) -> Int = m["a"]`,
      ['P0401 m["a"]'],
    ],
  ];
  test.each(rows)("%s", (_, source, problems) => {
    expect(describeProblems(source)).toEqual(problems);
  });
});

describe("generics", () => {
  const rows: Row[] = [
    [
      "an unbounded parameter has no order",
      `export neuro f<T>(a: T, b: T) -> Bool = a < b`,
      ["P0419 a < b"],
    ],
    ["nor equality", `export neuro f<T>(a: T, b: T) -> Bool = a == b`, ["P0419 a == b"]],
    ["a bound gives it", `export neuro f<T: Comparable>(a: T, b: T) -> Bool = a < b or a == b`, []],
    [
      "a key must be hashable",
      `export neuro f() -> Set<(Int) -> Int> = Set { x => x }`,
      ["P0412 Set { x => x }"],
    ],
    [
      "so must a key that a type parameter stands for",
      `export neuro f<T, K>(items: List<T>, key: (T) -> K) -> Map<K, Int> = items.countBy(key)`,
      ["P0412 items.countBy"],
    ],
    [
      "what derives needs parts that do",
      `@derive(Data)
export type R { f: Other }

export type Other { x: Int }`,
      ["P0412 Other"],
    ],
    [
      "a recursive type compares",
      `@derive(Comparable)
type Tree = Leaf | Node(left: Tree, right: Tree)

export neuro f(a: Tree, b: Tree) -> Bool = a < b`,
      [],
    ],
    [
      "an open literal is what its neighbours ask for",
      `type Item { price: Float, count: Int }

export neuro f(items: List<Item>) -> Float = items.fold(0, (sum, item) => sum + item.price) + max(1, 2.5)`,
      [],
    ],
    [
      "and an Int where nothing asks",
      `export neuro f() -> Text = [1].fold(0, (a, x) => a + x)`,
      ["P0401 [1].fold(0, (a, x) => a + x)"],
    ],
    [
      "branches that give what nothing takes, are one problem",
      `neuro f(n: Int) { return if n < 0 { -1 } else { 1 } }

neuro g(n: Int) = match n {
  0 => "none"
  _ => "some"
}`,
      ["P0401 if n < 0 { -1 } else { 1 }", 'P0401 match n {\n  0 => "none"\n  _ => "some"\n}'],
    ],
    [
      "branches that give nothing",
      `neuro f(n: Int) { return if n < 0 { print("-") } }

neuro g(n: Int) = match n {
  0 => print("none")
  _ => _ = n + 1
}`,
      [],
    ],
    ["type arguments by hand", `export neuro f() -> Bool = identity<Int>("a") == 1`, ['P0401 "a"']],
  ];
  test.each(rows)("%s", (_, source, problems) => {
    expect(describeProblems(source)).toEqual(problems);
  });
});
