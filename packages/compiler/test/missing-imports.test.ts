// What nothing declares and the library exports: a problem says where it is, and its fix imports it.
import { fileURLToPath } from "node:url";
import { applyFixes } from "@neuro-lang/diagnostics";
import { beforeAll, describe, expect, test } from "vitest";
import { FileError, type FileSystem } from "../src/files/files.ts";
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

describe("a file that is there and cannot be read", () => {
  const main = 'import { price } from "./shop"\n\nneuro main() { print(price) }\n';
  const options = { withoutUnreadable: { mostBytes: 100 } };
  const forbidden = (): FileSystem => {
    const files = memoryFiles({ "/p/main.neuro": main, "/p/shop.neuro": "export let price = 1" });
    const read = (path: string): Uint8Array => {
      if (path === "/p/shop.neuro") throw new FileError("EACCES", path, "read");
      return files.read(path);
    };
    return { ...files, read };
  };
  const holding = (shop: string | Uint8Array): FileSystem =>
    memoryFiles({ "/p/main.neuro": main, "/p/shop.neuro": shop });
  test.each([
    ["its permissions do not allow it", forbidden()],
    ["it is no UTF-8", holding(new Uint8Array([0x0a, 0xe9]))],
    ["it is too large", holding("/".repeat(101))],
  ])("says that %s", (_, files) => {
    const { problems } = new Session(files, library, options).check(["/p/main.neuro"]);
    expect(problems.map(({ message }) => message)).toEqual([
      "The module `./shop` is there, but I cannot read it.",
    ]);
    expect(problems[0]!.hint).toMatch(
      /its permissions do not allow it|is not UTF-8: line 2|is too large/,
    );
  });
});

describe("an import of a standard module under a name from elsewhere", () => {
  test.each([
    ["readFile", "neuro:fs", "readText"],
    ["listdir", "neuro:fs", "list"],
    ["mkdir", "neuro:fs", "makeDir"],
    ["dirname", "neuro:fs", "parent"],
    ["dumps", "neuro:json", "encode"],
    ["loads", "neuro:json", "parse"],
    ["getenv", "neuro:env", "env"],
    ["environ", "neuro:env", "env"],
    ["spawn", "neuro:process", "start"],
    ["argv", "neuro:process", "args"],
    ["input", "neuro:cli", "prompt"],
    ["randint", "neuro:random", "randomInt"],
    ["random", "neuro:random", "float"],
    ["average", "neuro:math", "mean"],
    ["strftime", "neuro:time", "format"],
    ["findall", "neuro:regex", "matchAll"],
    ["reader", "neuro:csv", "rows"],
  ])("%s of %s", (written, module, meant) => {
    expect(mended(`import { ${written} } from "${module}"\n\nlet f = ${written}\n`)).toContain(
      `import { ${meant} } from "${module}"\n\nlet f = ${meant}\n`,
    );
  });
  test("another module has it: the name moves there, with its other name", () => {
    expect(
      mended('import { now, readText as read } from "neuro:time"\n\nlet _f = [now, read]\n'),
    ).toMatch(
      /^import \{ now \} from "neuro:time"\nimport \{ readText as read \} from "neuro:fs"\n/,
    );
    expect(mended('export { readText } from "neuro:time"\n')).toBe(
      'export { readText } from "neuro:fs"\n',
    );
  });
});
