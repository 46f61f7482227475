/** What names, methods and calls mean. A row is a program and the problems it has: code and the text under the span. */

import { describe, expect, test } from "vitest";
import { checkText, describeProblems } from "./support.ts";

type Row = readonly [name: string, source: string, problems: readonly string[]];

describe("arguments", () => {
  const rows: Row[] = [
    [
      "too many",
      `neuro g(n: Int) -> Int = n

export neuro f() -> Int = g(1, 2)`,
      ["P0404 g(1, 2)"],
    ],
    [
      "missing",
      `neuro g(a: Int, b: Int) -> Int = a + b

export neuro f() -> Int = g(1)`,
      ["P0403 )"],
    ],
    [
      "by name, the rest by default",
      `neuro g(a: Int, b: Int = 2, c: Int = 3) -> Int = a + b + c

export neuro f() -> Int = g(1, c: 5)`,
      [],
    ],
    [
      "unknown and doubled",
      `neuro g(a: Int) -> Int = a

export neuro f() -> Int = g(1, a: 2) + g(b: 1)`,
      ["P0406 a", "P0405 b"],
    ],
    ["a default of the wrong type", `export neuro f(n: Int = "a") -> Int = n`, ['P0401 "a"']],
    [
      "a default does not see parameters",
      `export neuro f(a: Int = b, b: Int = 1) -> Int = a + b`,
      ["P0301 b"],
    ],
    [
      "a function value",
      `export neuro f(g: (Int) -> Int) -> Int = g("a") + g(1, 2)`,
      ['P0401 "a"', "P0404 g(1, 2)"],
    ],
    ["what is no function", `export neuro f(n: Int) -> Int = n(1)`, ["P0402 n"]],
  ];
  test.each(rows)("%s", (_, source, problems) => {
    expect(describeProblems(source)).toEqual(problems);
  });
});

describe("methods and fields", () => {
  const rows: Row[] = [
    ["a neuro of the value's module", `export neuro f(t: Text) -> Text = t.trim().upper()`, []],
    [
      "a neuro in scope",
      `neuro twice(n: Int) -> Int = n * 2

export neuro f() -> Int = 3.twice()`,
      [],
    ],
    [
      "none of the type",
      `neuro twice(n: Int) -> Int = n * 2

export neuro f(t: Text) -> Int = t.twice()`,
      ["P0310 twice"],
    ],
    ["a method without a call", `export neuro f(t: Text) -> Text = t.trim`, ["P0317 trim"]],
    ["a field with a call", `export neuro f(t: Text) -> Int = t.length()`, ["P0322 length"]],
    [
      "a field that holds a function",
      `type R { f: (Int) -> Int }

export neuro f(r: R) -> Int = r.f(1)`,
      [],
    ],
    ["items of tuples", `export neuro f(p: (Int, Text)) -> Text = p.1 + p.2`, ["P0309 p.2"]],
    [
      "a namespace",
      `import * as text from "neuro:text"

export neuro f() -> Text = text.upper("a") + text.uper("b")`,
      ["P0304 uper"],
    ],
  ];
  test.each(rows)("%s", (_, source, problems) => {
    expect(describeProblems(source)).toEqual(problems);
  });
});

describe("lambdas", () => {
  const rows: Row[] = [
    [
      "take a tuple apart",
      `export neuro f(m: Map<Text, Int>) -> List<Text> = m.entries().map((k, v) => "{k}{v}")`,
      [],
    ],
    [
      "too many parameters",
      `export neuro f(xs: List<(Int, Int)>) -> List<Int> = xs.map((a, b, c) => a + b + c)`,
      ["P0416 (a, b, c) => a + b + c"],
    ],
    [
      "compose",
      `export neuro f() -> Int {
  let g = ((x: Int) => x + 1) >> (x => "{x}") >> (t => t.length)
  return g(1)
}`,
      [],
    ],
    [
      "unknown parameters",
      `export neuro f() -> Int {
  let g = x => x.length
  return g("a")
}`,
      ["P0418 x"],
    ],
    [
      "a name for a lambda",
      `neuro twice(n: Int) -> Int = n * 2

export neuro f() -> List<Int> = [1].map(twice)`,
      [],
    ],
  ];
  test.each(rows)("%s", (_, source, problems) => {
    expect(describeProblems(source)).toEqual(problems);
  });
});

describe("names", () => {
  const rows: Row[] = [
    [
      "duplicate imports",
      `import { words } from "neuro:text"
import { words } from "neuro:text"

export neuro f() -> Int = words("a").length`,
      ["P0305 words"],
    ],
    [
      "an inner name like an outer one",
      `export neuro f(n: Int) -> Int = [1].map(n => n).sum() + n`,
      ["P0306 n"],
    ],
    [
      "a name for what was not read",
      `export neuro f() -> Int {
  let _ = 3
  let unused = 4
  return 1
}`,
      ["P0308 unused"],
    ],
    [
      "deprecated",
      `@deprecated("use g")
neuro old() -> Int = 1

export neuro f() -> Int = old()`,
      ["P0315 old"],
    ],
    [
      "nothing is said about names of broken parts",
      `neuro g(n) -> Int = n

export neuro f() -> Int = g(1)`,
      ["P0201 )"],
    ],
  ];
  test.each(rows)("%s", (_, source, problems) => {
    expect(describeProblems(source)).toEqual(problems);
  });
});

describe("a name that an import has with a slip", () => {
  const others = {
    "/shop.neuro": `export type Cart { count: Int }\n\nexport neuro load() -> Int = 1\n`,
  };
  test("is missed at the import only", () => {
    const source = `import { Catr, laod } from "./shop"

export neuro f() -> Int = load() + laod()

export neuro g(cart: Cart) -> Int = f() + cart.count`;
    expect(describeProblems(source, others)).toEqual(["P0304 Catr", "P0304 laod"]);
    const { problems } = checkText(source, others);
    expect(problems.map(({ fixes }) => fixes.map(({ title }) => title))).toEqual([
      ["Write `Cart`"],
      ["Write `load`"],
    ]);
  });

  test("is no name to write for another one", () => {
    const source = `import { laodAll } from "./shop"

export neuro f() -> Int = laodAl() + laodAll()`;
    const { problems } = checkText(source, others);
    expect(problems.map(({ code }) => code)).toEqual(["P0304", "P0301"]);
    expect(problems[1]!.hint ?? "").not.toContain("laodAll");
    expect(problems[1]!.fixes).toEqual([]);
  });
});
