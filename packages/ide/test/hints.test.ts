import { describe, expect, test } from "vitest";
import { applyFixes } from "@neuro-lang/diagnostics";
import { type HintSort, hints } from "../src/index.ts";
import { Fixture } from "./fixture.ts";

const path = "/project/main.neuro";

function found(text: string, sorts: readonly HintSort[]) {
  const { workspace } = new Fixture(text);
  const snapshot = workspace.snapshot(path);
  const all = hints(snapshot, path, { start: 0, end: Infinity }, new Set(sorts));
  return { snapshot, all };
}

/** The text with its hints in `‹›`. */
function shown(text: string, ...sorts: readonly HintSort[]): string {
  let result = text;
  for (const { offset, text: hint, space } of found(text, sorts).all.toReversed()) {
    const padded = `${space === "before" ? " " : ""}‹${hint}›${space === "after" ? " " : ""}`;
    result = result.slice(0, offset) + padded + result.slice(offset);
  }
  return result;
}

/** The text with what can be written of its hints, which must have no new errors. */
function written(text: string, ...sorts: readonly HintSort[]): string {
  const edits = found(text, sorts).all.flatMap(({ edit }) => edit ?? []);
  const { text: changed } = applyFixes(text, [{ title: "", edits, safe: true }]);
  const { snapshot } = found(changed, sorts);
  expect(snapshot.problems.filter(({ severity }) => severity === "error")).toEqual([]);
  return changed;
}

describe("types", () => {
  test("of what is bound, where the value does not show them", () => {
    const text = `type Point { x: Int, y: Int }
type Shape = Circle(radius: Float) | Empty

let sum = 1 + 2
let one = 1

neuro points(ps: List<Point>, shape: Shape) -> Int {
  let xs = ps.map(p => p.x)
  let name = "Ada"
  let origin = Point { x: 0, y: 0 }
  let circle = Shape.Circle(1.0)
  let primes = [2, 3]
  let typed: Int = xs.length
  var best = xs.max() ?? 0
  best += typed + primes.length + one + sum + origin.x
  let more = ps.map((p) => p.y)
  return best + more.length + name.length
}
`;
    expect(shown(text, "types")).toBe(
      text
        .replace("sum =", "sum‹: Int› =")
        .replace("let xs =", "let xs‹: List<Int>› =")
        .replace("map(p =>", "map(p‹: Point› =>")
        .replace("best =", "best‹: Int› =")
        .replace("more =", "more‹: List<Int>› =")
        .replace("(p) =>", "(p‹: Point›) =>"),
    );
    expect(written(text, "types")).toBe(
      text
        .replace("sum =", "sum: Int =")
        .replace("let xs =", "let xs: List<Int> =")
        .replace("best =", "best: Int =")
        .replace("more =", "more: List<Int> =")
        .replace("(p) =>", "(p: Point) =>"),
    );
  });
  test("with the labels that a written type has to say", () => {
    const text = `neuro greet(name: personal Text) -> personal Text {
  let greeting = name.trim()
  return greeting
}
`;
    expect(written(text, "types")).toBe(text.replace("greeting =", "greeting: personal Text ="));
  });
  test("of a value that shows its type, but not its label", () => {
    const text = `neuro greet(name: personal Text) -> personal Text {
  let first = "Hello"
  let greeting = "Hello {name}"
  return "{first} {greeting}"
}
`;
    expect(shown(text, "types")).toBe(text.replace("greeting =", "greeting‹: personal Text› ="));
  });
  test("not to be written where a label stands inside", () => {
    const text = `neuro count(names: List<personal Text>) -> Int {
  let sorted = names.reversed()
  return sorted.length
}
`;
    const [hint] = found(text, ["types"]).all;
    expect([hint?.text, hint?.edit]).toEqual([": List<Text>", undefined]);
  });
  test("not to be written where nobody knows the labels", () => {
    const text = `neuro name() -> personal Text = "Ada"

let ada = name()

test "name" {
  let grace = name()
  expect grace.length == 3
}
`;
    const { all } = found(text, ["types"]);
    expect(all.map(({ text: hint, edit }) => [hint, edit])).toEqual([
      [": Text", undefined],
      [": Text", undefined],
    ]);
  });
  test("not of what nobody knows or can name", () => {
    expect(shown("let x = unknown()\n", "types")).toBe("let x = unknown()\n");
    const text = `=== other.neuro
export type Mail { subject: Text }
export neuro mail() -> Mail = { subject: "" }
=== main.neuro
import { mail } from "./other"

let first = mail()
`;
    const [hint] = found(text, ["types"]).all;
    expect([hint?.text, hint?.edit]).toEqual([": Mail", undefined]);
  });
});

describe("names of parameters", () => {
  const text = `neuro draw(width: Int, height: Int, filled: Bool = false) -> Int =
  if filled { width * height } else { 0 }

neuro twice(count: Int) -> Int = count * 2

let width = 3
let a = draw(width, 4)
let b = draw(1, height: 2, filled: true)
let c = draw(1, 2, true)
let d = twice(2)
let e = "a,b".replace(",", "")
`;
  test("before what does not say what it is for", () => {
    expect(shown(text, "parameterNames")).toBe(
      text
        .replace("(width, 4)", "(width, ‹height:› 4)")
        .replace("draw(1, height", "draw(‹width:› 1, height")
        .replace("draw(1, 2, true)", "draw(‹width:› 1, ‹height:› 2, ‹filled:› true)")
        .replace('(",", "")', '(‹what:› ",", ‹with:› "")'),
    );
  });
  test("can be written", () => {
    expect(written(text, "parameterNames")).toBe(
      text
        .replace("(width, 4)", "(width, height: 4)")
        .replace("draw(1, height", "draw(width: 1, height")
        .replace("draw(1, 2, true)", "draw(1, 2, filled: true)")
        .replace('", "")', '", with: "")'),
    );
  });
});

describe("rows", () => {
  test("behind signatures that leave them out, and can be written", () => {
    const text = `type Odd { message: Text }

neuro half(n: Int) -> Int {
  if n % 2 == 1 { fail Odd { message: "odd" } }
  return n div 2
}

neuro say(n: Int) fails Odd {
  print("{half(n)}")
}

export neuro pure(n: Int) -> Int = n

neuro main() {
  say(4)
}
`;
    expect(shown(text, "effects")).toBe(
      text
        .replace("half(n: Int) -> Int", "half(n: Int) -> Int ‹fails Odd›")
        .replace("say(n: Int) fails", "say(n: Int) ‹uses console› fails")
        .replace("main()", "main() ‹uses console fails Odd›"),
    );
    expect(written(text, "effects")).toContain("neuro main() uses console fails Odd {");
  });
  test("with the labels of what they do", () => {
    const text = `neuro show(name: personal Text) {
  print(name)
}
`;
    expect(written(text, "effects")).toBe(text.replace("Text)", "Text) uses console(personal)"));
  });
});

test("calls that wait", () => {
  const text = `import { sleep } from "neuro:time"

neuro main() uses timer, console {
  sleep(1s)
  print("later")
}
`;
  expect(shown(text, "waits")).toBe(text.replace("  sleep", "  ‹waits› sleep"));
});

test("hints of a part of the text only", () => {
  const text = "let a = 1 + 1\nlet b = 2 + 2\n";
  const { workspace } = new Fixture(text);
  const all = hints(workspace.snapshot(path), path, { start: 14, end: 28 }, new Set(["types"]));
  expect(all.map(({ offset }) => offset)).toEqual([19]);
});
