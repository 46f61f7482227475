// Foreign code in the driver: what is found wrong with it, where it goes, and that an edit of it is noticed.
import { fileURLToPath } from "node:url";
import { atOnce } from "@neuro-lang/checker";
import { catalogue } from "@neuro-lang/diagnostics";
import { beforeAll, describe, expect, test } from "vitest";
import { build } from "../src/build.ts";
import { type MemoryFiles, memoryFiles } from "../src/files/memory-files.ts";
import { nodeFiles } from "../src/files/node-files.ts";
import { checkFrom, type StoredCheck } from "../src/incremental.ts";
import type { Library } from "../src/library/library.ts";
import { makeLibrary } from "../src/library/make.ts";
import { librarySources } from "../src/library/sources.ts";
import { compileIntoCache } from "../src/program.ts";
import { Session } from "../src/session.ts";

let library: Library;
beforeAll(async () => {
  const packages = fileURLToPath(new URL("../..", import.meta.url));
  ({ library } = await makeLibrary(nodeFiles, librarySources(packages)));
});

const problemsOf = (files: MemoryFiles, entry = "/p/main.neuro") =>
  new Session(files, library).check([entry]).problems;
const main = `extern neuro shout(text: Text) -> Text uses ()
extern neuro times(text: Text, n: Int) -> Text uses ()

neuro main() { print(times(shout("a"), 2)) }
`;
const script = `import { upper } from "./lib/upper.js";
import { readFileSync } from "node:fs";
export { times } from "./lib/times.mjs";
export function shout(text) { return upper(text); }
void readFileSync;
`;
const project = (changes: Readonly<Record<string, string>> = {}): MemoryFiles =>
  memoryFiles({
    "/p/package.json": "{}",
    "/p/main.neuro": main,
    "/p/main.js": script,
    "/p/lib/upper.js": "export const upper = (text) => text.toUpperCase();\n",
    "/p/lib/times.mjs": "export const times = (text, n) => text.repeat(n);\n",
    ...changes,
  });

describe("examples of the catalogue", () => {
  const foreign = catalogue.filter(({ code }) => code >= "P1200" && code < "P1300");
  /** What every example finds beside it, unless it is about that. */
  const beside = "export const shout = 1, each = 1, parsed = 1, read = 1;";
  test.each(foreign.map((each) => [each.code, each.name, each] as const))(
    "%s %s",
    (code, name, { bad, good }) => {
      const codesOf = (text: string, script = beside): readonly string[] => {
        const files = memoryFiles({ "/p/main.neuro": text });
        if (!(name === "foreign-file" && text === bad)) files.write("/p/main.js", script);
        return problemsOf(files).map((problem) => `${problem.code} ${problem.message}`);
      };
      const found = codesOf(bad).map((each) => each.slice(0, 5));
      expect(new Set(found)).toEqual(new Set([code]));
      expect(codesOf(good)).toEqual([]);
    },
  );
});

describe("what is wrong with it", () => {
  test.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    ["nothing", {}, []],
    [
      "a name that is not exported",
      { "/p/main.js": "export function shuot() {}\nexport const times = 1;\n" },
      ["P1204 `main.js` exports nothing called `shout`."],
    ],
    [
      "CommonJS",
      { "/p/main.js": "module.exports = { shout() {}, times() {} };\n" },
      [
        "P1204 `main.js` exports nothing called `shout`.",
        "P1204 `main.js` exports nothing called `times`.",
      ],
    ],
    ["all that another passes on", { "/p/main.js": 'export * from "node:path";\n' }, []],
    [
      "no JavaScript",
      { "/p/main.js": "export const shout = 1;\nexport { times\n" },
      [
        "P1203 I cannot read `main.js`, which would hold the JavaScript of `shout`: line 3 is no JavaScript that I understand.",
      ],
    ],
    [
      "a file that it imports is missing",
      { "/p/lib/times.mjs": 'export { times } from "../gone.js";\n' },
      [
        "P1203 I cannot read `main.js`, which would hold the JavaScript of `shout`: in `times.mjs` it imports `../gone.js`, which is not there.",
      ],
    ],
  ])("%s", (_, changes, expected) => {
    expect(problemsOf(project(changes)).map(({ code, message }) => `${code} ${message}`)).toEqual(
      expected,
    );
  });

  test("what it imports has to be there", () => {
    const importing = (specifier: string) =>
      problemsOf(
        project({
          "/p/main.js": `import "${specifier}";\nexport const shout = 1, times = 1;\n`,
          "/node_modules/@acme/above/index.js": "",
        }),
      ).map(({ message }) => /it imports.*/.exec(message)?.[0]);
    for (const specifier of ["fs", "node:fs/promises", "@acme/above/part", "data:text/javascript,"])
      expect(importing(specifier)).toEqual([]);
    expect(importing("@acme/none")).toEqual(["it imports `@acme/none`, which is not installed."]);
    expect(importing("#own")).toEqual([
      "it imports `#own`, which means nothing outside of its package.",
    ]);
  });

  test("a name close by is suggested", () => {
    const [problem] = problemsOf(project({ "/p/main.js": "export const shuot = 1, times = 1;\n" }));
    expect(problem?.hint).toContain("It exports `shuot`");
  });

  test("there is no file", () => {
    const files = project();
    files.remove("/p/main.js");
    expect(problemsOf(files).map(({ code }) => code)).toEqual(["P1203"]);
  });
});

describe("what is compiled", () => {
  const textOf = (files: MemoryFiles, path: string): string =>
    new TextDecoder().decode(files.read(path));

  test("holds it, as its folders lie, with maps to the sources", () => {
    const files = project();
    const result = atOnce(build(new Session(files, library), ["/p/main.neuro"], "/p/out"));
    expect(result.problems).toEqual([]);
    expect(result.files?.filter((name) => name.startsWith("neuro/foreign/")).toSorted()).toEqual([
      "neuro/foreign/lib/times.mjs",
      "neuro/foreign/lib/times.mjs.map",
      "neuro/foreign/lib/upper.js",
      "neuro/foreign/lib/upper.js.map",
      "neuro/foreign/main.js",
      "neuro/foreign/main.js.map",
    ]);
    expect(textOf(files, "/p/out/main.js")).toContain('from "./neuro/foreign/main.js"');
    expect(JSON.parse(textOf(files, "/p/out/neuro/foreign/lib/upper.js.map"))).toMatchObject({
      sources: ["../../../../lib/upper.js"],
      mappings: "AAAA;AACA",
    });
  });

  test("imports that of a package from where it is installed", () => {
    const files = project({
      "/p/main.neuro": 'import { f } from "acme"\n\nneuro main() { print("{f(1)}") }\n',
      "/p/node_modules/acme/package.json": '{ "exports": { "neuro": "./a.neuro" } }',
      "/p/node_modules/acme/node_modules/its-own-dependency/index.js": "",
      "/p/node_modules/acme/a.neuro": "export extern neuro f(n: Int) -> Int uses ()\n",
      "/p/node_modules/acme/a.js": 'import "its-own-dependency";\nexport const f = (n) => n;\n',
    });
    const result = atOnce(build(new Session(files, library), ["/p/main.neuro"], "/p/out"));
    expect(result.problems).toEqual([]);
    expect(textOf(files, "/p/out/packages/acme/a.js")).toContain(
      'from "../../../node_modules/acme/a.js"',
    );
    expect(result.files?.some((name) => name.includes("foreign/"))).toBe(false);
  });

  test("never replaces it", () => {
    const files = project();
    expect(() => atOnce(build(new Session(files, library), ["/p/main.neuro"], "/p"))).toThrow(
      "The build would replace `/p/main.js`, which is one of its sources.",
    );
    expect(textOf(files, "/p/main.js")).toBe(script);
  });
});

describe("an edit of it", () => {
  test("makes another program", () => {
    const folderOf = (files: MemoryFiles): string | undefined =>
      atOnce(compileIntoCache(new Session(files, library), ["/p/main.neuro"], "/cache", false))
        .output?.folder;
    const before = folderOf(project());
    expect(before).toBeDefined();
    expect(folderOf(project())).toBe(before);
    expect(folderOf(project({ "/p/lib/upper.js": "export const upper = String;\n" }))).not.toBe(
      before,
    );
  });

  test("is noticed by a check that goes on from an earlier one", () => {
    const files = project();
    const check = (before: StoredCheck) =>
      atOnce(checkFrom(new Session(files, library), ["/p/main.neuro"], before));
    const first = check({});
    expect(check(first.stored)).toMatchObject({ problems: [], checked: new Set() });
    files.write("/p/main.js", "export const shout = 1;\n");
    const second = check(first.stored);
    expect(second.problems.map(({ code }) => code)).toEqual(["P1204"]);
    files.write("/p/main.js", script);
    expect(check(second.stored).problems).toEqual([]);
  });
});
