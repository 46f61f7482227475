// What nothing declares and the library exports: a problem says where it is, and its fix imports it.
import { fileURLToPath } from "node:url";
import { applyFixes } from "@neuro-lang/diagnostics";
import { beforeAll, expect, test } from "vitest";
import { memoryFiles } from "../src/files/memory-files.ts";
import { nodeFiles } from "../src/files/node-files.ts";
import { type Library, openLibrary } from "../src/library/library.ts";
import { makeLibrary } from "../src/library/make.ts";
import { librarySources } from "../src/library/sources.ts";
import { Session } from "../src/session.ts";

let library: Library;
let made: ReadonlyMap<string, string>;
beforeAll(async () => {
  const packages = fileURLToPath(new URL("../..", import.meta.url));
  ({ library, files: made } = await makeLibrary(nodeFiles, librarySources(packages)));
});

function problemsOf(text: string) {
  const files = memoryFiles({ "/p/main.neuro": text });
  return new Session(files, library).check(["/p/main.neuro"]).problems;
}

/** The text after the first fix of each of its problems, one after the other. */
function mended(text: string): string {
  const [fix] = problemsOf(text).flatMap(({ fixes }) => fixes);
  return fix === undefined ? text : mended(applyFixes(text, [fix]).text);
}

const hintOf = (text: string): string | undefined =>
  problemsOf(text).find(({ severity }) => severity === "error")?.hint;

test("the module that has a name is named", () => {
  expect(hintOf('neuro main() { print(readText("x") catch "") }')).toBe(
    "Import it: `neuro:fs` has it.",
  );
  expect(hintOf("neuro day(date: Date) -> Int = date.day")).toBe("Import it: `neuro:time` has it.");
  expect(hintOf('neuro main() { print("a/b".stem()) }')).toBe("Import it: `neuro:fs` has it.");
});

test("of several modules none is chosen", () => {
  const [problem] = problemsOf('neuro main() { print(decode("x")) }');
  expect(problem?.hint).toBe("Import it from the module that you mean: `neuro:csv`, `neuro:json`.");
  expect(problem?.fixes).toEqual([]);
});

test("what was nearly written is offered first", () => {
  expect(hintOf("neuro main() { let row = 1\n  print(now + row) }")).toBe(
    "Did you mean `row`? Or import it from `neuro:time`.",
  );
});

test("a method that another type has is not imported for this one", () => {
  expect(hintOf("neuro main() { print(true.trim()) }")).toMatch(/^It is neither/);
});

test("only what takes the value is imported to be called on it", () => {
  expect(hintOf("neuro main() { _ = [1].isBulk() }")).toMatch(/^It is neither/);
  expect(hintOf("neuro main() { _ = [1].now() }")).toMatch(/^It is neither/);
  expect(hintOf("neuro main() { _ = [1].sample() }")).toBe("Import it: `neuro:random` has it.");
});

test("the fix adds to an import, follows the last one, or stands behind the module's documentation", () => {
  expect(
    mended(
      'import { now } from "neuro:time"\n\nneuro main() { print(now() > time(2026, 1, 1)) }\n',
    ),
  ).toBe(
    'import { now, time } from "neuro:time"\n\nneuro main() { print(now() > time(2026, 1, 1)) }\n',
  );
  expect(
    mended('import { now } from "neuro:time"\n\nneuro main() { print("{now()} {cwd()}") }\n'),
  ).toBe(
    'import { now } from "neuro:time"\nimport { cwd } from "neuro:process"\n\nneuro main() { print("{now()} {cwd()}") }\n',
  );
  expect(mended("//! A program.\n\n/// Starts.\nneuro main() { print(cwd()) }\n")).toBe(
    '//! A program.\n\nimport { cwd } from "neuro:process"\n\n/// Starts.\nneuro main() { print(cwd()) }\n',
  );
});

test("a library from its folder knows the same", () => {
  const folder = Object.fromEntries([...made].map(([name, text]) => [`/lib/${name}`, text]));
  const opened = openLibrary(memoryFiles(folder), "/lib");
  expect(opened.exporters("virtualFs")).toEqual(["neuro:test"]);
  expect(opened.exporters("env")).toEqual(library.exporters("env"));
  expect(opened.exporters("constructor")).toEqual([]);
});
