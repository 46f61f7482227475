// The guide from nothing to a finished project, step by step as it is written.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { bin, Folder, root } from "./command.ts";

const guide = readFileSync(join(root, "docs/guides/getting-started.md"), "utf8");
const folder = new Folder();
afterAll(() => folder.remove());

/** What stands in a fence of the section with this heading. */
function block(heading: string, which = 0): string {
  const section = guide.slice(guide.indexOf(heading));
  const fences = [...section.matchAll(/^(`{3,4})\w*\n([\s\S]*?)^\1$/gm)];
  return fences[which]![2]!;
}

test("does what it says", () => {
  const main = "notes/main.neuro";
  expect(folder.neuroc("new", "notes").status).toBe(0);

  folder.write("notes/words.neuro", block("## 2."));
  expect(folder.neuroc("check", "notes", "--strict").stderr).toMatch(/No problems in 4 files/);
  expect(folder.neuroc("test", "notes").stderr).toContain("6 passed, 0 failed");

  folder.write(main, block("## 3."));
  const refused = folder.neuroc("run", main, "notes/README.md");
  expect(refused).toMatchObject({ status: 1, stdout: "" });
  expect(refused.stderr).toContain("`allow fs.read`");
  folder.write("notes/policy.neuro", block("## 3.", 1));
  const top = folder.neuroc("run", main, "notes/README.md", "--top", "3");
  expect(top.stdout).toMatch(/^( +\d+ {2}\S+\n){3}$/);
  expect(folder.neuroc("run", main, "--help").stdout).toContain("how many words to print");
  const run = 'cd notes && "$0" "$1" run main.neuro nothing.txt; echo $?';
  const missing = folder.run("sh", "-c", run, process.execPath, bin);
  expect(`${missing.stderr}${missing.stdout}`).toBe(block("## 3.", 3));

  const source = folder.read(main);
  folder.write(main, source.replace("{count.times}", "{count.time}"));
  expect(folder.neuroc("check", "notes").stderr).toMatch(/P0309[\s\S]*times/);
  const written = '    const line = "{count.times}"\n    print(line)\n    print(';
  folder.write(main, source.replace("    print(", written));
  expect(folder.neuroc("check", "notes", "--fix").status).toBe(0);
  expect(folder.read(main)).toContain("let line");
  folder.write(main, source);
  expect(folder.neuroc("fmt", "notes", "--check").status).toBe(0);

  expect(folder.neuroc("build", main, "--out", "notes/out").status).toBe(0);
  const built = folder.run(process.execPath, "notes/out/main.js", "notes/README.md", "--top", "3");
  expect(built.stdout).toBe(top.stdout);
});
