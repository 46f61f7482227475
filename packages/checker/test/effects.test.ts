/** Failures, capabilities, tests, and what is not built yet. A row is a program and the problems it has: code and the text under the span. */

import { describe, expect, test } from "vitest";
import { describeProblems } from "./support.ts";

type Row = readonly [name: string, source: string, problems: readonly string[]];

describe("failures", () => {
  const rows: Row[] = [
    [
      "pass through private neuros",
      `type E { a: Int }

neuro g(n: Int) -> Int {
  if n > 0 { fail E { a: 1 } }
  return n
}

export neuro f() -> Int = g(1)`,
      ["P0701 f"],
    ],
    [
      "through recursion",
      `type E { a: Int }

neuro g(n: Int) -> Int {
  if n > 0 { fail E { a: 1 } }
  return h(n)
}

neuro h(n: Int) -> Int = g(n - 1)

export neuro f() -> Int = h(1)`,
      ["P0701 f"],
    ],
    [
      "through lambdas",
      `type E { a: Int }

neuro g(n: Int) -> Int {
  if n > 0 { fail E { a: 1 } }
  return n
}

export neuro f() -> List<Int> = [1].map(x => g(x))`,
      ["P0701 f"],
    ],
    [
      "through names of neuros",
      `type E { a: Int }

neuro g(n: Int) -> Int {
  if n > 0 { fail E { a: 1 } }
  return n
}

export neuro f() -> List<Int> fails E = [1].map(g)`,
      [],
    ],
    [
      "what no arm covers passes on",
      `type E = A(n: Int) | B

neuro g(n: Int) -> Int {
  if n > 0 { fail A(1) }
  return n
}

export neuro f() -> Int = g(1) catch {
  A(n) => n
}`,
      ["P0701 f"],
    ],
    [
      "what the arms cover does not",
      `type E = A(n: Int) | B

neuro g(n: Int) -> Int {
  if n > 0 { fail A(1) }
  return n
}

export neuro f() -> Int = g(1) catch {
  A(n) => n
  B => 2
}`,
      [],
    ],
    [
      "two types",
      `type E = A | B
type F { t: Text }

neuro g(n: Int) -> Int {
  if n > 0 { fail A }
  if n < 0 { fail F { t: "" } }
  return n
}

export neuro f() -> Int fails F = g(1) catch {
  A | B => 2
}`,
      [],
    ],
    [
      "a binding is any of them",
      `type E { a: Int }
type F { t: Text }

neuro g(n: Int) -> Int {
  if n > 0 { fail E { a: 1 } }
  fail F { t: "" }
}

export neuro f() -> Text = "{g(1)}" catch err => err.message`,
      [],
    ],
    [
      "attempt gives a Result",
      `type E { a: Int }

neuro g(n: Int) -> Int {
  if n > 0 { fail E { a: 1 } }
  return n
}

export neuro f() -> Result<Int, E> = attempt g(1)`,
      [],
    ],
    [
      "a closed function type",
      `type E { a: Int }

neuro g(n: Int) -> Int {
  if n > 0 { fail E { a: 1 } }
  return n
}

neuro use(h: (Int) -> Int) -> Int = h(1)

export neuro f() -> Int = use(x => g(x))`,
      ["P0401 x => g(x)"],
    ],
    [
      "a written row is complete",
      `type E { a: Int }
type F { t: Text }

export neuro f() -> Int fails E = fail F { t: "" }`,
      ['P0702 fail F { t: "" }'],
    ],
    [
      "main may fail",
      `type E { a: Int }

export neuro main() { fail E { a: 1 } }`,
      [],
    ],
    [
      "defer may not",
      `type E { a: Int }

neuro g() { fail E { a: 1 } }

export neuro f() { defer g() }`,
      ["P0706 g()"],
    ],
    [
      "match on a binding",
      `type E { n: Int }
type F { n: Int }

neuro g(x: Int) -> Int {
  if x > 0 { fail E { n: 1 } }
  fail F { n: 2 }
}

export neuro f() -> Int = g(1) catch err => match err {
  E { n } => n
  F { n } => n
}`,
      [],
    ],
    [
      "failing again",
      `type E { n: Int }

neuro g(x: Int) -> Int {
  if x > 0 { fail E { n: 1 } }
  return 2
}

export neuro f() -> Int = g(1) catch err => fail err`,
      ["P0701 f"],
    ],
    [
      "leaving with catch return",
      `export neuro f(t: Text) -> Int {
  let n = t.toInt() catch return 0
  return n
}`,
      [],
    ],
    [
      "a generic handler takes them away",
      `neuro safe<T, uses e, fails x>(g: () -> T uses e fails x, other: T) -> T uses e = g() catch other

export neuro f(t: Text) -> Int = safe(() => t.toInt(), 3)`,
      [],
    ],
    [
      "a row variable is written too",
      `export neuro f<fails x>(g: () -> Int fails x) -> Int = g()`,
      ["P0701 f"],
    ],
    ["a code", `export neuro f(t: Text) -> Text = "{t.toInt()}" catch err => err.code`, []],
    ["a text is no failure", `export neuro f() -> Int = fail "x"`, ['P0703 "x"']],
    ["catch on what cannot fail", `export neuro f(n: Int) -> Int = n catch 0`, ["P0705 n"]],
  ];
  test.each(rows)("%s", (_, source, problems) => {
    expect(describeProblems(source)).toEqual(problems);
  });
});

describe("capabilities", () => {
  const rows: Row[] = [
    ["a written row", `export neuro f() uses () { print("a") }`, ['P0802 print("a")']],
    [
      "through a neuro",
      `neuro g() { print("a") }

export neuro f() uses clock { g() }`,
      ["P0802 g()"],
    ],
    [
      "a parent covers its children",
      `export neuro f(g: () -> Int uses fs.read) -> Int uses fs = g()`,
      [],
    ],
    [
      "a function that does more than its place allows",
      `neuro say(n: Int) -> Int {
  print("x")
  return n
}

neuro use(h: (Int) -> Int) -> Int = h(1)

export neuro f() -> Int = use(say)`,
      ["P0401 say"],
    ],
    [
      "a row variable is written too",
      `export neuro f<uses e>(g: () -> Int uses e) -> Int uses () = g()`,
      ["P0802 g()"],
    ],
    [
      "a row variable passes it on",
      `neuro twice<uses e>(h: () -> Int uses e) -> Int uses e = h() + h()

export neuro f() -> Int uses () = twice(() => do {
  print("x")
  1
})`,
      [
        `P0802 twice(() => do {
  print("x")
  1
})`,
      ],
    ],
    ["module values are pure", `let a = print("x")`, ['P0903 print("x")']],
    [
      "module values do not need themselves",
      `let a = f()

export neuro f() -> Int = a`,
      ["P0905 a"],
    ],
  ];
  test.each(rows)("%s", (_, source, problems) => {
    expect(describeProblems(source)).toEqual(problems);
  });
});

describe("tests and what is not built", () => {
  const rows: Row[] = [
    ["expect wants a Bool", `test "a" { expect 3 }`, ["P0401 3"]],
    [
      "for all takes data",
      `test "a" for all (f: (Int) -> Int) { expect f(1) == 1 }`,
      ["P0906 (Int) -> Int"],
    ],
    [
      "one problem for one construct",
      `net a(n: Int) -> Int { return n }

agent Counter(step: Int) { on add(n: Int) -> Int { n + step } }

export neuro f() -> Int {
  let task = spawn a(1)
  return await task
}`,
      ["P0991 a", "P0991 Counter", "P0991 spawn a(1)", "P0991 await task"],
    ],
  ];
  test.each(rows)("%s", (_, source, problems) => {
    expect(describeProblems(source)).toEqual(problems);
  });
});
