/** What is checked again after an edit: as little as the summaries allow. */

import { describe, expect, test } from "vitest";
import { orderProblems } from "@neuro-lang/diagnostics";
import { forEachChild } from "@neuro-lang/parser";
import type * as tree from "@neuro-lang/parser";
import {
  type CheckedProgram,
  checkInSteps,
  checkProgram,
  type ModuleInput,
  showType,
} from "../src/index.ts";
import { moduleInput, standardInputs, standardPaths } from "./support.ts";

const texts: Readonly<Record<string, string>> = {
  "/base.neuro":
    "export neuro one() -> Int = 1\nneuro two() -> Int = 2\nexport neuro three() -> Int = one() + two()\n",
  "/middle.neuro": 'import { three } from "./base"\nexport neuro six() -> Int = three() * 2\n',
  "/top.neuro": 'import { six } from "./middle"\nexport neuro twelve() -> Int = six() * 2\n',
  "/other.neuro": "export neuro alone() -> Int = 3\n",
};
const paths = [...standardPaths, ...Object.keys(texts)];
const options = { signaturesOnly: standardPaths };

function inputs(): Map<string, ModuleInput> {
  return new Map(
    Object.entries(texts).map(([path, text]) => [path, moduleInput(path, text, paths)]),
  );
}

function check(
  modules: ReadonlyMap<string, ModuleInput>,
  previous?: CheckedProgram,
): CheckedProgram {
  return checkProgram([...standardInputs, ...modules.values()], previous, options);
}

function edited(
  modules: ReadonlyMap<string, ModuleInput>,
  path: string,
  from: string,
  to: string,
): Map<string, ModuleInput> {
  return new Map(modules).set(path, moduleInput(path, texts[path]!.replace(from, to), paths));
}

/** All that was found of a module, without the identity of nodes. */
function describeModule(program: CheckedProgram, path: string): unknown {
  const module = program.modules.get(path)!;
  const at = (node: { readonly start: number; readonly end: number }): string =>
    `${node.start}-${node.end}`;
  const { facts } = module;
  const types: string[] = [];
  const visit = (node: tree.Node): void => {
    const type = facts.types.get(node as tree.Expression);
    const pattern = facts.patternTypes.get(node as tree.Pattern);
    const resolution = facts.resolutions.get(node as tree.Identifier);
    const call = facts.calls.get(node as tree.Call);
    const binding = facts.bindings.get(node as tree.Name);
    const parts = [
      type === undefined ? "" : showType(type),
      pattern === undefined ? "" : showType(pattern),
      resolution === undefined ? "" : JSON.stringify(resolution),
      call === undefined
        ? ""
        : JSON.stringify({
            ...call,
            arguments: call.arguments.map((each) => each && at(each)),
            receiver: call.receiver && at(call.receiver),
          }),
      binding === undefined ? "" : JSON.stringify(binding),
      JSON.stringify(facts.typeExpressions.get(node as tree.TypeExpression)),
      JSON.stringify(facts.aliases.get(node as tree.NamedType)),
      JSON.stringify(facts.lambdas.get(node as tree.Lambda)),
      JSON.stringify(facts.failures.get(node as tree.Catch)),
      JSON.stringify(facts.patterns.get(node as tree.VariantPattern)),
      JSON.stringify(facts.records.get(node as tree.RecordLiteral)),
    ];
    types.push(`${node.kind} ${at(node)} ${parts.join(" ")}`);
    forEachChild(node, visit);
  };
  visit(module.tree);
  return {
    types,
    problems: orderProblems(module.problems),
    definitions: [...module.definitions.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

describe("checking again", () => {
  test("nothing changed: everything is taken over", () => {
    const modules = inputs();
    const first = check(modules);
    const second = check(modules, first);
    expect(second.counts).toEqual({ modulesResolved: 0, bodiesChecked: 0 });
    for (const [path, module] of first.modules) expect(second.modules.get(path)).toBe(module);
  });

  test("an edit in a body checks its module only", () => {
    const modules = inputs();
    const first = check(modules);
    const second = check(edited(modules, "/base.neuro", "= 1", "= 7"), first);
    expect(second.counts.modulesResolved).toBe(1);
    for (const path of ["/middle.neuro", "/top.neuro", "/other.neuro", "neuro:list"]) {
      expect(second.modules.get(path)).toBe(first.modules.get(path));
    }
  });

  test("of an edited module only the edited body is checked", () => {
    const modules = inputs();
    const first = check(modules);
    expect(check(edited(modules, "/base.neuro", "= 1", "= 7"), first).counts).toEqual({
      modulesResolved: 1,
      bodiesChecked: 1,
    });
    const moved = check(
      edited(modules, "/base.neuro", "export neuro one", "// moved\nexport neuro one"),
      check(modules),
    );
    expect(moved.counts).toEqual({ modulesResolved: 1, bodiesChecked: 0 });
  });

  test("what is taken over is what a check from scratch finds", () => {
    const path = "/big.neuro";
    const text = `import { words } from "neuro:text"

type Bad = Empty | Odd(n: Int)

let limit = 10

neuro half(n: Int) -> Int {
  if n % 2 == 1 { fail Odd(n) }
  var result = n div 2
  result += 0
  return result
}

neuro even(n: Int) -> Bool = if n == 0 { true } else { odd(n - 1) }

neuro odd(n: Int) -> Bool = if n == 0 { false } else { even(n - 1) }

neuro count(text: Text) -> Map<Text, Int> {
  var counts: Map<Text, Int> = Map {}
  for word in words(text) { counts[word] = (counts[word] ?? 0) + 1 }
  return counts
}

neuro other(pair: (Int, Int)) -> Int = match pair {
  (0, n) | (n, _) => n
}

neuro main() {
  let found = count("a b a").entries().filter((_, n) => n < limit).map((word, n) => "{word}{n}")
  print(found.join(", "))
  print(half(3) catch {
    Odd(n) => n
    Empty => 0
  })
  print("{even(4)}")
}

test "halves" for all (n: Int) {
  expect (attempt half(n * 2)) == Ok(n)
}
`;
    const edits: readonly (readonly [string, string])[] = [
      ["result += 0", "result += 1"],
      ["fail Odd(n)", "print(n)"],
      ["n < limit", "n > limit"],
      ["let limit = 10", "let limit = 10.5"],
      ["| Odd(n: Int)", "| Odd(n: Int) | Other"],
      ["{ false }", "{ true }"],
      ["odd(n - 1)", 'do { print("x")\n odd(n - 1) }'],
      ["(counts[word] ?? 0)", "counts[word]"],
      ['import { words } from "neuro:text"', 'import { words as parts } from "neuro:text"'],
      ["neuro count", "// a comment\nneuro count"],
      ["== Ok(n)", "!= Ok(n)"],
      ["neuro half(n: Int)", "neuro half(n: Int, m: Int = 1)"],
      ["neuro main()", "neuro extra() -> Int = 1\n\nneuro main()"],
    ];
    const library = checkProgram(standardInputs, undefined, options);
    const run = (source: string, previous = library): CheckedProgram =>
      checkProgram([...standardInputs, moduleInput(path, source, paths)], previous, options);
    let first = run(text);
    const expected = describeModule(first, path);
    for (const [from, to] of edits) {
      const changed = text.replace(from, to);
      expect(changed).not.toBe(text);
      const again = run(changed, first);
      expect(describeModule(again, path), to).toEqual(describeModule(run(changed), path));
      // And back, from what is now the earlier check.
      first = run(text, again);
      expect(describeModule(first, path), to).toEqual(expected);
    }
  });

  /** The module after an edit, with the nodes that outlive it. */
  function afterEdit(before: ModuleInput, text: string): ModuleInput {
    const { path } = before;
    return moduleInput(path, text, [...standardPaths, path], before);
  }

  /** Whatever is taken over from one text to the next, the outcome is that of a check from nothing. */
  function expectSame(first: string, ...versions: readonly string[]): void {
    const path = "/edited.neuro";
    const run = (input: ModuleInput, previous?: CheckedProgram): CheckedProgram =>
      checkProgram([...standardInputs, input], previous, options);
    const alone = (text: string): ModuleInput => moduleInput(path, text, [...standardPaths, path]);
    let input = alone(first);
    let before = run(input);
    for (const text of versions) {
      input = afterEdit(input, text);
      before = run(input, before);
      expect(describeModule(before, path), text).toEqual(describeModule(run(alone(text)), path));
    }
  }

  test("what a broken part kept from being said is said once it is mended", () => {
    const bodies = "neuro a() -> Int = 1\n\nneuro b() -> Int = later()\n";
    const broken = bodies.replace("= 1", "{\n  let later\n  return 1\n}");
    expectSame(broken, bodies, broken);
  });

  test("a neuro that loses its body does nothing any more", () => {
    const text =
      'neuro a() {\n  b()\n}\n\nneuro b() {\n  print("b")\n}\n\nneuro c() uses console {\n  a()\n}\n';
    expectSame(text, text.replace(' {\n  print("b")\n}', ""), text);
  });

  test("what leads to a capability does not hang on the order in which bodies are checked", () => {
    const text = `type Bad { n: Int }

neuro first() uses console fails Bad {
  print("x")
  fail Bad { n: 1 }
}

neuro second() uses clock {
  first()
}
`;
    expectSame(text, text.replace("uses clock {", "uses env {"), text);
  });

  test("a label that nobody knows is reported with every check", () => {
    const text = 'let a: letter Text = "a"\n\nneuro b() -> Int = 1\n';
    expectSame(text, text.replace("= 1", "= 2"), text.replace("= 1", "= 3"));
  });

  test("of two that are called alike the first has the facts", () => {
    const one = "neuro a(n: Int) -> Int {\n  let m = n\n  return m\n}\n";
    const two = one.replace("let m = n", "let m = n + 1");
    expectSame(two, `${one}\n${two}`, two, `${one}\n${two}`, `${two}\n${one}`, one);
  });

  test("declarations are found anew where what they name is another", () => {
    const text = `import { FsError } from "neuro:fs"

type Size = Int

type Box { size: Size, shape: Shape, count: Int = one().ends }

type Shape = Round(r: Size) | Flat

type Only = Single

opaque type Weight = Size

type Twice = (Size, Weight)

neuro area(box: Box, size: Size, twice: Twice) -> Size {
  return box.size + size
}

neuro read(only: Only) fails FsError {
  print("{only}")
}

type Ends { ends: Int }

neuro one() -> Ends = Ends { ends: 1 }

neuro last() -> Int = 1
`;
    const changes: readonly (readonly [string, string])[] = [
      ["last() -> Int = 1", "last() -> Int = 2"],
      ["type Size = Int", "type Size = Float"],
      ["type Size = Int\n", ""],
      ["type Size = Int", "type Size = Sise"],
      ["type Size = Int", "type Size { n: Int }"],
      ["type Size = Int", "type Size = Twice"],
      ["neuro last", "type Text { n: Int }\n\nneuro last"],
      ["neuro last", "type Singel = Bool\n\nneuro last"],
      ["neuro last", "neuro Single() -> Int = 1\n\nneuro last"],
      ["neuro last", "type Singles = Bool\n\nneuro last"],
      ["neuro one() -> Ends", "neuro one() -> Ends uses clock"],
      ["neuro one() -> Ends = Ends { ends: 1 }", 'neuro one() -> Text = ""'],
      ["neuro one()", "neuro once()"],
      ["r: Size", "r: Text"],
      ["Round(r: Size) | Flat", "Round(r: Size) | Flat | Box"],
      [" fails FsError", ""],
      ["= 1", "{\n  fail Round(1)\n}"],
      ["size: Size,", "size: Size = 1,"],
      ["import { FsError }", "import { Path as FsError }"],
      ["neuro last", "/// What comes last.\nneuro last"],
    ];
    for (const [from, to] of changes) {
      const changed = text.replace(from, to);
      expect(changed).not.toBe(text);
      expectSame(
        text,
        changed,
        text.replace("last() -> Int = 1", "last() -> Int = 3"),
        changed,
        text,
      );
    }
  });

  test("declarations of a check that is let go are not those of the one before", () => {
    const path = "/edited.neuro";
    const all = [...standardPaths, path];
    const text =
      'import { Path as It } from "neuro:fs"\n\ntype Box { it: It }\n\nneuro get(it: It) -> It = it\n';
    const expected = describeModule(check(new Map([[path, moduleInput(path, text, all)]])), path);
    for (let steps = 0; steps < 4; steps++) {
      const before = moduleInput(path, text, all);
      const first = check(new Map([[path, before]]));
      const middle = afterEdit(before, text.replace("Path as It", "FsError as It"));
      const letGo = checkInSteps([...standardInputs, middle], first, options);
      for (let step = 0; step < steps; step++) letGo.next();
      const now = check(new Map([[path, afterEdit(middle, text)]]), first);
      expect(describeModule(now, path), `after ${steps} steps`).toEqual(expected);
    }
  });

  test("of two tests that are alike each has its facts", () => {
    const one = 'test "one" {\n  expect 1 + 1 == 2\n}\n';
    const text = `${one}\nlet two = 2\n`;
    expectSame(
      text,
      `${text}\n${one}`,
      text,
      `${one}\n${text}`,
      `${text}\n${one}`,
      `let two = 2\n\n${one}`,
    );
  });

  test("a check that is let go leaves nothing behind", () => {
    const path = "/edited.neuro";
    const all = [...standardPaths, path];
    const bad = "type Bad { n: Int }\n\nneuro worse() -> Int fails Bad {\n  fail Bad { n: 1 }\n}\n";
    const text =
      bad +
      "\nneuro ping(n: Int) -> Int = if n == 0 { 0 } else { pong(n - 1) }\n\nneuro pong(n: Int) -> Int = ping(n)\n";
    const withLast = (pong: string): string => text.replace("= ping(n)", pong);
    const last = withLast("= n");
    const alone = [...standardInputs, moduleInput(path, last, all)];
    const expected = describeModule(checkProgram(alone, undefined, options), path);
    for (let steps = 0; steps < 8; steps++) {
      const before = moduleInput(path, text, all);
      const first = checkProgram([...standardInputs, before], undefined, options);
      const middle = afterEdit(before, withLast("{\n  _ = worse()\n  return ping(n)\n}"));
      const letGo = checkInSteps([...standardInputs, middle], first, options);
      for (let step = 0; step < steps; step++) letGo.next();
      const now = checkProgram([...standardInputs, afterEdit(middle, last)], first, options);
      expect(describeModule(now, path), `after ${steps} steps`).toEqual(expected);
    }
  });

  test("a changed signature checks those that see it", () => {
    const modules = inputs();
    const first = check(modules);
    const second = check(
      edited(modules, "/base.neuro", "three() -> Int", "three() -> Float"),
      first,
    );
    expect(second.modules.get("/middle.neuro")!.problems.map(({ code }) => code)).toEqual([
      "P0401",
    ]);
    expect(second.modules.get("/other.neuro")).toBe(first.modules.get("/other.neuro"));
  });

  test("a changed signature checks the bodies that see it, not their whole module", () => {
    const modules = inputs();
    const changed = edited(modules, "/base.neuro", "two() -> Int", "two(n: Int = 0) -> Int");
    // `two` itself and `three`, which calls it.
    expect(check(changed, check(modules)).counts).toEqual({ modulesResolved: 1, bodiesChecked: 2 });
  });

  describe("of a type that comes with what is imported", () => {
    const shapes =
      "export type Point { x: Int }\nexport neuro origin() -> Point = Point { x: 0 }\n";
    const sees = 'import { origin } from "./shapes"\nexport neuro start() -> Int = origin().x\n';
    const calls = 'import { origin } from "./shapes"\nneuro far() -> Int = origin().size()\n';
    const app = 'import { start } from "./sees"\nneuro twice() -> Int = start() * 2\n';
    const files = {
      "/shapes.neuro": shapes,
      "/sees.neuro": sees,
      "/calls.neuro": calls,
      "/app.neuro": app,
    };
    const all = [...standardPaths, ...Object.keys(files)];
    const after = (text: string): readonly [CheckedProgram, CheckedProgram] => {
      const input = (path: string, written: string) => moduleInput(path, written, all);
      const others = Object.entries(files)
        .slice(1)
        .map(([path, written]) => input(path, written));
      const run = (written: string, previous?: CheckedProgram): CheckedProgram =>
        checkProgram(
          [...standardInputs, input("/shapes.neuro", written), ...others],
          previous,
          options,
        );
      const first = run(shapes);
      return [first, run(text, first)];
    };
    const codes = ({ modules }: CheckedProgram, path: string): readonly string[] =>
      modules.get(path)!.problems.map(({ code }) => code);

    test("a field is seen, and who does not see it is left alone", () => {
      const [first, second] = after(shapes.replace("x: Int", "x: Float").replace("x: 0", "x: 0.5"));
      expect(codes(second, "/sees.neuro")).toEqual(["P0401"]);
      expect(second.modules.get("/app.neuro")).toBe(first.modules.get("/app.neuro"));
    });
    test("a method is seen", () => {
      const [first, second] = after(`${shapes}export neuro size(p: Point) -> Int = p.x\n`);
      expect(codes(first, "/calls.neuro")).toEqual(["P0310"]);
      expect(codes(second, "/calls.neuro")).toEqual([]);
    });
  });

  test("capabilities that a body gains reach its callers", () => {
    const modules = inputs();
    const first = check(modules);
    const second = check(
      edited(modules, "/base.neuro", "= one() + two()", '{ print("x")\n  return 3 }'),
      first,
    );
    const twelve = second.modules.get("/top.neuro")!.definitions.get("twelve");
    expect(twelve?.kind === "neuro" && twelve.uses.capabilities).toEqual(["console"]);
    const third = check(modules, second);
    const again = third.modules.get("/top.neuro")!.definitions.get("twelve");
    expect(again?.kind === "neuro" && again.uses.capabilities).toEqual([]);
  });

  test("modules that import each other lose a failure together", () => {
    const bad =
      'import { pong } from "./b"\nexport type Bad { n: Int }\nexport neuro ping(n: Int) -> Int {\n  if n < 0 { fail Bad { n } }\n  return if n == 0 { 0 } else { pong(n - 1) }\n}\n';
    const good = bad.replace("if n < 0 { fail Bad { n } }\n", "");
    const other = 'import { ping } from "./a"\nexport neuro pong(n: Int) -> Int = ping(n)\n';
    const all = [...standardPaths, "/a.neuro", "/b.neuro"];
    const b = moduleInput("/b.neuro", other, all);
    const first = checkProgram(
      [...standardInputs, moduleInput("/a.neuro", bad, all), b],
      undefined,
      options,
    );
    expect(first.modules.get("/b.neuro")!.problems.map(({ code }) => code)).toEqual(["P0701"]);
    const second = checkProgram(
      [...standardInputs, moduleInput("/a.neuro", good, all), b],
      first,
      options,
    );
    expect(second.modules.get("/b.neuro")!.problems).toEqual([]);
  });

  test("the order of modules does not matter", () => {
    const modules = [...inputs().values()];
    const forwards = checkProgram([...standardInputs, ...modules], undefined, options);
    const backwards = checkProgram(
      [...modules, ...standardInputs].toReversed(),
      undefined,
      options,
    );
    for (const [path, module] of forwards.modules) {
      expect([...backwards.modules.get(path)!.definitions.values()]).toEqual([
        ...module.definitions.values(),
      ]);
      expect(backwards.modules.get(path)!.problems).toEqual(module.problems);
    }
  });
});
