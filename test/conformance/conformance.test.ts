/**
 * Every program under `programs/` against its own snapshot. `UPDATE=1` writes what is missing or differs: read it before you
 * commit it. A program's output is checked twice: the interpreter's is in the snapshot, the JavaScript's must be the same.
 */

import { globSync, readFileSync, writeFileSync } from "node:fs";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { Conformance, Coverage, readDocument, sectionOf, writeDocument } from "@neuro-lang/testing";
import { afterAll, expect, test } from "vitest";
import pending from "./pending.json" with { type: "json" };
import uncovered from "./uncovered.json" with { type: "json" };

const folder = fileURLToPath(new URL("programs", import.meta.url));
const files = globSync(`${folder}/**/*.md`).toSorted();
/** Programs that show what does not work yet: the list only gets shorter. */
const waiting = new Set<string>(pending);
const update = process.env["UPDATE"] === "1";
const conformance = await Conformance.open();

/** On a busy disk, removing the modules of all programs takes its time. */
const longest = 60_000;

afterAll(() => conformance.close(), longest);

const coverage = new Coverage();
let programsRun = 0;

const names = files.map((file) => relative(folder, file).replace(/\.md$/, ""));

test("what waits is a program", () => {
  expect(pending.filter((name) => !names.includes(name))).toEqual([]);
});

test("there are enough programs", () => {
  expect(files.length).toBeGreaterThanOrEqual(250);
});

const programs = files
  .map((file, index): [string, string] => [names[index]!, file])
  .filter(([name]) => !waiting.has(name));

test.each(programs)("%s", async (_, file) => {
  const written = readFileSync(file, "utf8");
  const document = readDocument(written);
  const { document: made, broken, checked } = await conformance.run(document);
  coverage.add({ checked });
  programsRun += 1;
  expect(broken).toEqual([]);
  if (update) {
    writeFileSync(file, writeDocument(made));
    return;
  }
  for (const { name } of [...document.sections, ...made.sections]) {
    expect(sectionOf(made, name), name).toBe(sectionOf(document, name));
  }
});

/** `uncovered.json` names what no program has yet: it only gets shorter. */
test("every part of every production and every diagnostic stands in a program", (context) => {
  if (programsRun < programs.length) context.skip("only some of the programs were run");
  for (const [index, file] of files.entries())
    if (waiting.has(names[index]!))
      coverage.add({ checked: conformance.check(readDocument(readFileSync(file, "utf8"))) });
  expect(coverage.missing).toEqual(uncovered);
});
