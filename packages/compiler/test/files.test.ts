import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { FileError } from "../src/files/files.ts";
import { memoryFiles } from "../src/files/memory-files.ts";
import { nodeFiles } from "../src/files/node-files.ts";
import { readSource } from "../src/files/text.ts";
import { sourcesIn } from "../src/project.ts";

const folders: string[] = [];
function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), "neuro-files-"));
  folders.push(folder);
  return folder;
}
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe("a source", () => {
  const files = memoryFiles({
    "/good.neuro": "let é = 1\n",
    "/latin.neuro": new Uint8Array([0x61, 0x0a, 0x62, 0xe9, 0x0a]),
    "/binary.neuro": new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 1]),
    "/folder/a.neuro": "",
  });
  test("is UTF-8 text", () => expect(readSource(files, "/good.neuro").text).toBe("let é = 1\n"));
  test("in another encoding is refused with its line", () =>
    expect(() => readSource(files, "/latin.neuro")).toThrow(
      "`/latin.neuro` is not UTF-8: line 2 holds a byte that no UTF-8 text has.",
    ));
  test("that is binary is refused", () =>
    expect(() => readSource(files, "/binary.neuro")).toThrow(/not a text file/));
  test("that is missing or a folder is refused", () => {
    expect(() => readSource(files, "/none.neuro")).toThrow("I cannot find `/none.neuro`.");
    expect(() => readSource(files, "/folder")).toThrow("I cannot read `/folder`: it is a folder.");
  });
});

test("links to folders are followed, though never into one that they lie in", () => {
  const folder = temporary();
  mkdirSync(join(folder, "parts"));
  writeFileSync(join(folder, "parts", "one.neuro"), "");
  symlinkSync(folder, join(folder, "parts", "around"));
  symlinkSync(join(folder, "parts"), join(folder, "again"));
  symlinkSync(join(folder, "nowhere"), join(folder, "broken.neuro"));
  const found = sourcesIn(nodeFiles, folder).map((path) => path.slice(folder.length + 1));
  expect(found).toEqual(["again/one.neuro", "parts/one.neuro"]);
});

describe("replacing a folder's files", () => {
  const entries = (files: Record<string, string>) => new Map(Object.entries(files));
  test("makes it, changes it and removes what is stale", () => {
    const out = join(temporary(), "deep", "out");
    nodeFiles.replace(out, entries({ "a.js": "1", "sub/b.js": "2" }), []);
    nodeFiles.write(join(out, "mine.txt"), "kept");
    nodeFiles.replace(out, entries({ "a.js": "3" }), ["sub/b.js"]);
    expect(readFileSync(join(out, "a.js"), "utf8")).toBe("3");
    expect(existsSync(join(out, "sub/b.js"))).toBe(false);
    expect(readFileSync(join(out, "mine.txt"), "utf8")).toBe("kept");
  });
  test("leaves nothing behind if it cannot be done", () => {
    const folder = temporary();
    // A file stands where a folder is needed: the second of the two files cannot be written.
    const names = entries({ "a.js": "1", "a.js/b.js": "2" });
    expect(() => nodeFiles.replace(join(folder, "out"), names, [])).toThrow(FileError);
    expect(readdirSync(folder)).toEqual([]);
  });
  test("keeps the old files if the disk is full", () => {
    const files = memoryFiles({ "/out/a.js": "old" }, (path) =>
      path.endsWith("b.js") ? "ENOSPC" : undefined,
    );
    expect(() => files.replace("/out", entries({ "a.js": "new", "b.js": "2" }), [])).toThrow(
      "I cannot write `/out/b.js`: the disk is full.",
    );
    expect(files.contents.get("/out/a.js")).toEqual(new TextEncoder().encode("old"));
  });
  test("says where nothing may be written", () => {
    expect(() => nodeFiles.write("/proc/neuro/a.js", "1")).toThrow(/I cannot write `\/proc/);
  });
});
