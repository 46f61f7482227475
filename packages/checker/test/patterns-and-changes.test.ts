/** Patterns, places that change, and what lambdas capture. A row is a program and the problems it has: code and the text under the span. */

import { describe, expect, test } from "vitest";
import { describeProblems } from "./support.ts";

type Row = readonly [name: string, source: string, problems: readonly string[]];

describe("patterns", () => {
  const rows: Row[] = [
    [
      "a missing variant",
      `type S = A(n: Int) | B

export neuro f(s: S) -> Int = match s {
  A(n) => n
}`,
      ["P0501 match"],
    ],
    [
      "a missing number",
      `export neuro f(n: Int) -> Text = match n {
  0 => "a"
}`,
      ["P0501 match"],
    ],
    [
      "an arm too many",
      `type S = A(n: Int) | B

export neuro f(s: S) -> Int = match s {
  A(n) => n
  B => 1
  _ => 2
}`,
      ["P0502 _"],
    ],
    [
      "two rests over a recursive type",
      `type T = Leaf | Node(left: T, right: T)

export neuro f(t: T) -> Int = match t {
  _ => 1
  _ => 2
}`,
      ["P0502 _"],
    ],
    [
      "a tuple of another size",
      `export neuro f() -> Text {
  let (a, b, c) = (1, 2)
  return "{a}{b}{c}"
}`,
      ["P0504 (a, b, c)"],
    ],
    [
      "let may not fail",
      `export neuro f(xs: List<Int>) -> Int {
  let [a] = xs
  return a
}`,
      ["P0503 [a]"],
    ],
    [
      "bindings of is reach the rest of and",
      `type S = A(n: Int) | B

export neuro f(s: S) -> Bool = s is A(n) and n > 1`,
      [],
    ],
    [
      "alternatives of different types",
      `type S = A(n: Int) | B(n: Text)

export neuro f(s: S) -> Int = match s {
  A(n) | B(n) => 1
}`,
      ["P0308 n", "P0401 n"],
    ],
    [
      "a variant of another type",
      `type S = A | B
type T = C | D

export neuro f(s: S) -> Bool = s is C`,
      ["P0312 C"],
    ],
  ];
  test.each(rows)("%s", (_, source, problems) => {
    expect(describeProblems(source)).toEqual(problems);
  });
});

describe("places", () => {
  const rows: Row[] = [
    [
      "a let",
      `export neuro f() -> Int {
  let n = 1
  n = 3
  return n
}`,
      ["P0601 n"],
    ],
    [
      "a parameter",
      `export neuro f(n: Int) -> Int {
  n = 3
  return n
}`,
      ["P0601 n"],
    ],
    [
      "a field of a let",
      `type P { x: Int }

export neuro f(p: P) -> P {
  p.x = 2
  return p
}`,
      ["P0601 p.x"],
    ],
    [
      "a field of the wrong type",
      `type P { x: Int }

export neuro f() -> P {
  var p = P { x: 1 }
  p.x = "a"
  return p
}`,
      ['P0401 "a"'],
    ],
    [
      "an element of an optional element",
      `export neuro f() -> Map<Text, List<Int>> {
  var m: Map<Text, List<Int>> = Map {}
  m["a"].append(1)
  return m
}`,
      ['P0401 m["a"]'],
    ],
    [
      "a character",
      `export neuro f() -> Text {
  var t = "abc"
  t[0] = "x"
  return t
}`,
      ["P0602 t[0]"],
    ],
    [
      "an item of a tuple",
      `export neuro f(p: (Int, Int)) -> Int {
  var q = p
  q.0 = 2
  return q.0
}`,
      [],
    ],
    [
      "a neuro that changes its argument is no value",
      `neuro up(var n: Int) { n += 1 }

export neuro f() -> List<()> = [1].map(up)`,
      ["P0314 up"],
    ],
    [
      "an element of a map",
      `export neuro f() -> Map<Text, Int> {
  var m: Map<Text, Int> = Map {}
  m["a"] = 1
  m[2] = 1
  return m
}`,
      ["P0401 2"],
    ],
    ["a var parameter", `export neuro f(var xs: List<Int>) { xs.append("a") }`, ['P0401 "a"']],
    ["a let for a var parameter", `export neuro f(xs: List<Int>) { xs.append(1) }`, ["P0603 xs"]],
    ["a computed value for a var parameter", `export neuro f() { [1].append(2) }`, ["P0602 [1]"]],
  ];
  test.each(rows)("%s", (_, source, problems) => {
    expect(describeProblems(source)).toEqual(problems);
  });
});

describe("captures", () => {
  const rows: Row[] = [
    [
      "a change in a lambda",
      `export neuro f() -> Int {
  var n = 0
  let g = () => do {
    n += 1
    n
  }
  return g()
}`,
      ["P0605 n"],
    ],
    [
      "a change after a capture",
      `export neuro f() -> Int {
  var x = 1
  let g = () => x
  x += 1
  return g()
}`,
      ["P0606 x"],
    ],
    [
      "a change before it",
      `export neuro f() -> Int {
  var x = 1
  x += 1
  let g = () => x
  return g()
}`,
      [],
    ],
    [
      "in another branch",
      `export neuro f(b: Bool) -> Int {
  var x = 1
  if b {
    let g = () => x
    return g()
  } else { x = 2 }
  return x
}`,
      [],
    ],
    [
      "in the next round of a loop",
      `export neuro f() -> List<() -> Int> {
  var gs: List<() -> Int> = []
  var x = 0
  for i in 0..3 {
    x += i
    gs.append(() => x)
  }
  return gs
}`,
      ["P0606 x"],
    ],
    [
      "a fresh variable each round",
      `export neuro f() -> List<() -> Int> {
  var gs: List<() -> Int> = []
  for i in 0..3 {
    var x = i
    x += 1
    gs.append(() => x)
  }
  return gs
}`,
      [],
    ],
  ];
  test.each(rows)("%s", (_, source, problems) => {
    expect(describeProblems(source)).toEqual(problems);
  });
});
