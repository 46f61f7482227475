import { expect, test } from "vitest";
import { lowered, textOf } from "./lower.ts";

const shout = `
neuro loud(n: Int) -> Int {
  print("{n}")
  return n
}
neuro pair(a: Int, b: Int, c: Int = 7) -> Int = a + b + c
`;
/** The IR of one neuro, with `shout` beside it. */
const neuro = (text: string): string => textOf(`${text}\n${shout}`).split(/\n\n/)[0]!;

test("named arguments take their parameters' places", () => {
  expect(neuro("neuro f(x: Int) -> Int = pair(b: x, a: 1)")).toMatchInlineSnapshot(`
    "function main#f(x: Int) -> Int {
      => main#pair(1, %x, default): Int
    }"
  `);
});

test("arguments whose order can be seen are evaluated as written", () => {
  expect(neuro("neuro f() -> Int = pair(b: loud(1), a: loud(2))")).toMatchInlineSnapshot(`
    "function main#f() -> Int uses "console" {
      => block {
        let value: Int = main#loud(1): Int
        let value_2: Int = main#loud(2): Int
        => main#pair(%value_2, %value, default): Int
      }
    }"
  `);
});

test("arguments in order are not held", () => {
  expect(neuro("neuro f() -> Int = pair(loud(1), b: loud(2))")).toMatchInlineSnapshot(`
    "function main#f() -> Int uses "console" {
      => main#pair(main#loud(1): Int, main#loud(2): Int, default): Int
    }"
  `);
});

test("one call among constants needs no order", () => {
  expect(neuro("neuro f(x: Int) -> Int = pair(b: loud(1), a: x)")).toMatchInlineSnapshot(`
    "function main#f(x: Int) -> Int uses "console" {
      => main#pair(%x, main#loud(1): Int, default): Int
    }"
  `);
});

test("print shows what is no Text", () => {
  expect(textOf(`neuro main() {\n  print(1)\n  print("a")\n}`)).toMatchInlineSnapshot(`
    "function main#main() -> Unit uses "console" {
      do print(text(1)): Unit
      do print("a"): Unit
    }"
  `);
});

test("composition evaluates both functions once", () => {
  expect(textOf(`neuro f(g: (Int) -> Int, h: (Int) -> Int) -> ((Int) -> Int) = g >> h`))
    .toMatchInlineSnapshot(`
      "function main#f(g: fn(Int) -> Int, h: fn(Int) -> Int) -> fn(Int) -> Int {
        => lambda(value: Int) {
          => call (%h)(call (%g)(%value): Int): Int
        }: fn(Int) -> Int
      }"
    `);
});

test("composition of neuros calls them by name", () => {
  expect(neuro("neuro f() -> ((Int) -> Int uses console) = loud >> loud")).toMatchInlineSnapshot(`
    "function main#f() -> fn(Int) -> Int {
      => lambda(value: Int) {
        => main#loud(main#loud(%value): Int): Int
      }: fn(Int) -> Int
    }"
  `);
});

test("a lambda takes the expected tuple apart", () => {
  expect(
    textOf(
      `neuro f(g: ((Int, Int)) -> Int) -> Int = g((1, 2))\nneuro h() -> Int = f((a, b) => a + b)`,
    ),
  ).toMatchInlineSnapshot(`
    "function main#f(g: fn((Int, Int)) -> Int) -> Int {
      => call (%g)(tuple(1, 2)): Int
    }

    function main#h() -> Int {
      => main#f(lambda(tuple: (Int, Int)) {
        let tuple(a: Int, b: Int) = %tuple
        => (%a + int %b)
      }: fn((Int, Int)) -> Int): Int
    }"
  `);
});

test("arms that leave failures out raise them again", () => {
  const source = `
type Bad = Big(n: Int) | Small
neuro risky(n: Int) -> Int fails Bad {
  if n > 1 { fail Big(n) }
  fail Small
}
neuro some(n: Int) -> Int fails Bad = risky(n) catch { Big(by) => by }
neuro every(n: Int) -> Int = risky(n) catch { Big(by) => by, Small => 0 }
`;
  const parts = textOf(source).split(/\n\n/);
  expect(parts.find((part) => part.includes("some("))).toMatchInlineSnapshot(`
    "function main#some(n: Int) -> Int fails main#Bad {
      => catch(main#risky(%n): Int) failure: main#Bad {
        => match %failure {
          case variant main#Bad.0(by: Int) {
            => %by
          }
          case _ {
            => fail(%failure)
          }
        }
      }
    }"
  `);
  expect(parts.find((part) => part.includes("every("))).not.toContain("fail(");
});

test("a record that stands in a failure row is a failure", () => {
  const source = `type Bad { n: Int }\ntype Good { n: Int }\nneuro f() -> Int fails Bad { fail Bad { n: 1 } }`;
  const { definitions } = lowered(source);
  expect(
    definitions.flatMap((each) => (each.kind === "record" ? [[each.name, each.failure]] : [])),
  ).toEqual([
    ["Bad", true],
    ["Good", false],
  ]);
});

test("patterns of optionals say whether the value is there", () => {
  expect(textOf(`neuro f(x: Int?) -> Int = match x {\n  none => 0\n  1..=3 => 1\n  n => n\n}`))
    .toMatchInlineSnapshot(`
    "function main#f(x: Int?) -> Int {
      => match %x {
        case none {
          => 0
        }
        case range 1 ..= 3 {
          => 1
        }
        case n: Int {
          => %n
        }
      }
    }"
  `);
});

test("alternatives bind the same variables", () => {
  expect(
    textOf(`type E = A(n: Int) | B(n: Int)\nneuro f(e: E) -> Int = match e { A(n) | B(n) => n }`),
  ).toMatchInlineSnapshot(`
    "sum main#E {
      A (n: Int)
      B (n: Int)
    }

    function main#f(e: main#E) -> Int {
      => match %e {
        case (variant main#E.0(n: Int) | variant main#E.1(n: Int)) {
          => %n
        }
      }
    }"
  `);
});

test("names are unique in a definition", () => {
  expect(textOf(`neuro f() {\n  for n in 0..1 { print(n) }\n  for n in 0..2 { print(n) }\n}`))
    .toMatchInlineSnapshot(`
    "function main#f() -> Unit uses "console" {
      for n: Int in range(0 .. 1) {
        do print(text(%n)): Unit
      }
      for n_2: Int in range(0 .. 2) {
        do print(text(%n_2)): Unit
      }
    }"
  `);
});

test("optional chains bind what is there", () => {
  expect(
    textOf(
      `type Box { n: Int }\nneuro plus(box: Box, m: Int) -> Int = box.n + m\nneuro f(box: Box?) -> Int? = box?.plus(1)`,
    ),
  ).toMatchInlineSnapshot(`
    "record main#Box (n: Int)

    function main#plus(box: main#Box, m: Int) -> Int {
      => ((%box).n: Int + int %m)
    }

    function main#f(box: main#Box?) -> Int? {
      => chain(%box as present: main#Box => main#plus(%present, 1): Int?): Int?
    }"
  `);
});

test("spreads are assembled from what is held", () => {
  expect(textOf(`type P { x: Int, y: Int }\nneuro f(p: P) -> P = P { ..p, y: 2 }`))
    .toMatchInlineSnapshot(`
    "record main#P (x: Int, y: Int)

    function main#f(p: main#P) -> main#P {
      => block {
        let base: main#P = %p
        let y: Int = 2
        => new main#P((%base).x: Int, %y)
      }
    }"
  `);
});

test("an opaque constructor leaves nothing", () => {
  expect(textOf(`opaque type Id = Int\nneuro f(n: Int) -> Int = Id(n).value + 1`))
    .toMatchInlineSnapshot(`
    "opaque main#Id: Int

    function main#f(n: Int) -> Int {
      => (%n + int 1)
    }"
  `);
});

test("nothing is lowered that nothing gets to", () => {
  expect(textOf(`neuro f() -> Int {\n  return 1\n  print("x")\n}`)).toMatchInlineSnapshot(`
    "function main#f() -> Int uses "console" {
      => return(1)
    }"
  `);
});

test("a hole knows the variables in scope", () => {
  expect(
    textOf(`neuro f(a: Int) -> Int {\n  if a > 0 { let b = a }\n  let c = 1\n  return ?rest\n}`),
  ).toMatchInlineSnapshot(`
    "function main#f(a: Int) -> Int {
      do if (%a > 0) {
        let b: Int = %a
      }
      let c: Int = 1
      => return(hole "rest"(a: Int, c: Int): Int)
    }"
  `);
});

test("positions are those of the source", () => {
  const source = "neuro f(n: Int) -> Int = n + 1";
  const { definitions, positions } = lowered(source);
  expect(source.slice(positions[definitions[0]!.at])).toBe("f(n: Int) -> Int = n + 1");
});

test("comments of their own lines inside bodies are kept", () => {
  const source = "// before\nneuro f() -> Int {\n  // inside\n  let a = 1 // behind\n  return a\n}";
  expect(lowered(source).comments.map(({ text }) => text)).toEqual(["// inside"]);
});
