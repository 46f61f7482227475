import { describe, expect, test } from "vitest";
import { cached } from "../src/cache.ts";
import type { FileSystem } from "../src/files/files.ts";
import { memoryFiles } from "../src/files/memory-files.ts";

function setUp() {
  const files = memoryFiles({ "/p/a.neuro": "1", "/p/b.neuro": "2" });
  let computed = 0;
  const ask = (key = "check") =>
    cached(files, { folder: "/cache", key: [key] }, async (recorded: FileSystem) => {
      computed += 1;
      recorded.list("/p");
      recorded.stat("/p/missing.neuro");
      return new TextDecoder().decode(recorded.read("/p/a.neuro"));
    });
  return { files, ask, computed: () => computed };
}

describe("a kept result", () => {
  test("is good as long as nothing it depends on has changed", async () => {
    const { files, ask, computed } = setUp();
    expect([await ask(), await ask()]).toEqual(["1", "1"]);
    files.write("/p/b.neuro", "3");
    await ask();
    expect(computed()).toBe(1);
  });
  test.each([
    ["a file that was read", "/p/a.neuro"],
    ["a file that was missing", "/p/missing.neuro"],
    ["a listed folder", "/p/new.neuro"],
  ])("is computed again after a change of %s", async (_, path) => {
    const { files, ask, computed } = setUp();
    await ask();
    files.write(path, "9");
    await ask();
    expect(computed()).toBe(2);
  });
  test("is told apart by its key", async () => {
    const { ask, computed } = setUp();
    await ask("check");
    await ask("run");
    expect(computed()).toBe(2);
  });
  test("that was damaged on the disk is ignored", async () => {
    const { files, ask, computed } = setUp();
    await ask();
    const [path] = [...files.contents.keys()].filter((name) => name.startsWith("/cache/"));
    const bytes = files.contents.get(path!)!;
    files.contents.set(path!, bytes.with(bytes.length - 3, 0x20));
    expect(await ask()).toBe("1");
    files.contents.set(path!, bytes.slice(0, 10));
    expect(await ask()).toBe("1");
    expect(computed()).toBe(3);
  });
  test("that cannot be written costs nothing but time", async () => {
    const files = memoryFiles({ "/p/a.neuro": "1" }, () => "EROFS");
    const result = await cached(files, { folder: "/cache", key: ["k"] }, async () => 7);
    expect(result).toBe(7);
  });
});
