// Modules of the library without their bodies: who checks against them sees the same.
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { checkProgram, type CheckedProgram, summaryOf } from "@neuro-lang/checker";
import { SourceFile } from "@neuro-lang/diagnostics";
import { parse } from "@neuro-lang/parser";
import { beforeAll, describe, expect, test } from "vitest";
import { nodeFiles } from "../src/files/node-files.ts";
import type { Library } from "../src/library/library.ts";
import { makeLibrary } from "../src/library/make.ts";
import { librarySources } from "../src/library/sources.ts";
import { memoryFiles } from "../src/files/memory-files.ts";
import { openLibrary } from "../src/library/library.ts";
import { signaturesOf } from "../src/library/signatures.ts";

let library: Library;
let made: ReadonlyMap<string, string>;
beforeAll(async () => {
  const packages = fileURLToPath(new URL("../..", import.meta.url));
  ({ library, files: made } = await makeLibrary(nodeFiles, librarySources(packages)));
});

function checked(textOf: (module: string) => string): CheckedProgram {
  const inputs = library.modules.map((path) => {
    const source = new SourceFile(path, textOf(path));
    const { module: tree, problems } = parse(source);
    expect(problems).toEqual([]);
    const imports = new Map(library.modules.map((each) => [each, each]));
    return { path, source, tree, imports };
  });
  return checkProgram(inputs, undefined, { signaturesOnly: new Set(library.modules) });
}

/** What a module shows, its documentation left out, and the lines where it stands. */
function shown(program: CheckedProgram, path: string): unknown {
  const module = program.modules.get(path)!;
  const text = JSON.stringify(summaryOf(module), (key, value: unknown) =>
    key === "documentation" ? undefined : value,
  );
  const lines = [...module.places].map(([id, { start }]) => [
    id,
    module.source.position(start).line,
  ]);
  return { summary: JSON.parse(text) as unknown, lines };
}

test("they show what the modules show, on the same lines", () => {
  const whole = checked((path) => library.source(path));
  const signatures = checked((path) => library.signatures(path));
  for (const path of library.modules) expect(shown(signatures, path)).toEqual(shown(whole, path));
});

test("they are much shorter", () => {
  const length = (textOf: (path: string) => string): number =>
    library.modules.reduce((sum, path) => sum + textOf(path).length, 0);
  expect(length(library.signatures)).toBeLessThan(length(library.source) / 2);
});

test("those of another library are never taken", () => {
  const files = memoryFiles(
    Object.fromEntries([...made].map(([name, text]) => [join("/library", name), text])),
  );
  const opened = openLibrary(files, "/library");
  expect(opened.signatures("neuro:list")).toBe(library.signatures("neuro:list"));
  const manifest = JSON.parse(made.get("manifest.json")!) as object;
  files.write("/library/manifest.json", JSON.stringify({ ...manifest, version: "another" }));
  expect(() => openLibrary(files, "/library").signatures("neuro:list")).toThrow(/I cannot find/);
});

describe("what is left out", () => {
  test.each([
    [
      "bodies",
      "neuro f() -> Int = 1\nneuro g() -> Int {\n  return 2\n}\n",
      "neuro f() -> Int\nneuro g() -> Int\n\n\n",
    ],
    ["tests", 'let x = 1\ntest "x" {\n  expect x == 1\n}\n', "let x = 1\n\n\n\n"],
    ["comments", "/// Documented.\nlet x = 1 // one\n", "\nlet x = 1 \n"],
    [
      "a comment in a body only once",
      "neuro f() {\n  // nothing\n}\nlet x = 1\n",
      "neuro f()\n\n\nlet x = 1\n",
    ],
  ])("%s", (_, text, left) => expect(signaturesOf("neuro:x", text)).toBe(left));
});
