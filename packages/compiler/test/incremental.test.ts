import { beforeAll, describe, expect, test } from "vitest";
import { memoryFiles } from "../src/files/memory-files.ts";
import { nodeFiles } from "../src/files/node-files.ts";
import { atOnce } from "@neuro-lang/checker";
import { checkFrom, type StoredCheck } from "../src/incremental.ts";
import type { Library } from "../src/library/library.ts";
import { makeLibrary } from "../src/library/make.ts";
import { librarySources } from "../src/library/sources.ts";
import { Session } from "../src/session.ts";

let library: Library;
beforeAll(async () => {
  const packages = new URL("../..", import.meta.url).pathname;
  ({ library } = await makeLibrary(nodeFiles, librarySources(packages)));
});

const project = {
  "/p/ground.neuro": "export neuro half(n: Int) -> Int = n div 2\n",
  "/p/middle.neuro":
    'import { half } from "./ground"\nexport neuro quarter(n: Int) -> Int = half(half(n))\n',
  "/p/top.neuro":
    'import { quarter } from "./middle"\nneuro main() uses console { print("{quarter(8)}") }\n',
  "/p/apart.neuro": "export neuro one() -> Int = 1\n",
};
const all = Object.keys(project);

/** Checks, changes files, and checks again in a session of its own, as another process would. */
function edit(changes: Record<string, string>, from: Record<string, string> = project) {
  const files = memoryFiles(from);
  const first = atOnce(checkFrom(new Session(files, library), all, {}));
  expect(first.problems).toEqual([]);
  for (const [path, text] of Object.entries(changes)) files.write(path, text);
  const stored = JSON.parse(JSON.stringify(first.stored)) as StoredCheck;
  const second = atOnce(checkFrom(new Session(files, library), all, stored));
  // Whatever is taken over, the outcome is that of a check from nothing.
  expect(second.problems).toEqual(atOnce(checkFrom(new Session(files, library), all, {})).problems);
  return {
    checked: [...second.checked].toSorted(),
    codes: second.problems.map(({ name, span }) => `${span.file} ${name}`),
  };
}

describe("a check that goes on from an earlier one", () => {
  test("checks nothing if nothing changed", () => {
    expect(edit({})).toEqual({ checked: [], codes: [] });
  });
  test("checks one module if what it shows is as it was", () => {
    expect(
      edit({ "/p/ground.neuro": "export neuro half(n: Int) -> Int = (n + 0) div 2\n" }),
    ).toEqual({
      checked: ["/p/ground.neuro"],
      codes: [],
    });
  });
  test("checks those who see a change, and nobody else", () => {
    const { checked, codes } = edit({
      "/p/ground.neuro": "export neuro half(n: Float) -> Float = n / 2.0\n",
    });
    expect(checked).toEqual(["/p/ground.neuro", "/p/middle.neuro", "/p/top.neuro"]);
    expect(codes).not.toEqual([]);
    expect(codes.every((code) => code.startsWith("/p/middle.neuro"))).toBe(true);
  });
  test("checks those who see something else passed on", () => {
    const other = { "/p/other.neuro": "export neuro half(n: Text) -> Text = n\n" };
    const passing = { "/p/pass.neuro": 'export { half } from "./ground"\n' };
    const middle =
      'import { half } from "./pass"\nexport neuro quarter(n: Int) -> Int = half(half(n))\n';
    const from = { ...project, ...other, ...passing, "/p/middle.neuro": middle };
    const { checked, codes } = edit({ "/p/pass.neuro": 'export { half } from "./other"\n' }, from);
    expect(checked).toEqual(["/p/middle.neuro", "/p/other.neuro", "/p/pass.neuro", "/p/top.neuro"]);
    expect(codes).toContain("/p/middle.neuro type-mismatch");
  });
  test("checks those who see a label that is written anew", () => {
    const { checked, codes } = edit({
      "/p/ground.neuro": "export neuro half(n: Int) -> personal Int = n div 2\n",
    });
    expect(checked).toEqual(["/p/ground.neuro", "/p/middle.neuro", "/p/top.neuro"]);
    expect(codes).toEqual(["/p/middle.neuro result-label"]);
  });
  test("knows of bodies that it does not look at again whether they take labels off", () => {
    const release =
      "neuro release(n: personal Int) -> Int declassifies personal = n div 2\nexport neuro half(n: Int) -> Int = release(n)\n";
    const asked =
      'import { quarter } from "./middle"\nneuro main(n: untrusted Int) { if n > 3 { _ = quarter(8) } }\n';
    const both = edit({ "/p/ground.neuro": release, "/p/top.neuro": asked });
    expect(both.codes).toEqual(["/p/top.neuro untrusted-decision"]);
    const first = edit({ "/p/top.neuro": asked }, { ...project, "/p/ground.neuro": release });
    expect(first).toEqual({
      checked: ["/p/top.neuro"],
      codes: ["/p/top.neuro untrusted-decision"],
    });
    const then = edit({ "/p/ground.neuro": release }, { ...project, "/p/top.neuro": asked });
    expect(then.codes).toEqual(["/p/top.neuro untrusted-decision"]);
  });
  test("notices that an imported file has gone or come", () => {
    expect(
      edit({ "/p/apart.neuro": 'import { x } from "./nowhere"\nexport neuro one() -> Int = x()\n' })
        .codes,
    ).toEqual(["/p/apart.neuro unknown-module"]);
  });
  test("notices that a package without Neuro-Code has come", () => {
    const files = memoryFiles({ ...project, "/p/apart.neuro": 'import { x } from "left"\n' });
    const first = atOnce(checkFrom(new Session(files, library), all, {}));
    files.write("/p/node_modules/left/package.json", "{}");
    const second = atOnce(checkFrom(new Session(files, library), all, first.stored));
    const messages = [first, second].map(({ problems }) => problems.map(({ message }) => message));
    expect(messages).toEqual([
      ["I cannot find the module `left`."],
      ["The package `left` is installed, but has no Neuro-Code."],
    ]);
  });
  test("keeps what was found of modules that it does not look at again", () => {
    const { checked, codes } = edit({ "/p/apart.neuro": "export neuro one() -> Int = two()\n" });
    expect(checked).toEqual(["/p/apart.neuro"]);
    expect(codes).toEqual(["/p/apart.neuro unknown-name"]);
  });
});
