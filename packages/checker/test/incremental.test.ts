/** What is checked again after an edit: as little as the summaries allow. */

import { describe, expect, test } from "vitest";
import { type CheckedProgram, checkProgram, type ModuleInput } from "../src/index.ts";
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
