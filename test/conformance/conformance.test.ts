/**
 * Every program under `programs/` against its own snapshot. `UPDATE=1` writes what is missing or differs: read it before you
 * commit it. A program's output is checked twice: the interpreter's is in the snapshot, the JavaScript's must be the same.
 */

import { globSync, readFileSync, writeFileSync } from "node:fs";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { Conformance, readDocument, sectionOf, writeDocument } from "@neuro-lang/testing";
import { afterAll, expect, test } from "vitest";

const folder = fileURLToPath(new URL("programs", import.meta.url));
const files = globSync(`${folder}/**/*.md`).toSorted();
const update = process.env["UPDATE"] === "1";
const conformance = await Conformance.open();

afterAll(() => conformance.close());

test("there are enough programs", () => {
  expect(files.length).toBeGreaterThanOrEqual(250);
});

test.each(files.map((file) => [relative(folder, file).replace(/\.md$/, ""), file]))(
  "%s",
  async (_, file) => {
    const written = readFileSync(file, "utf8");
    const document = readDocument(written);
    const { document: made, broken } = await conformance.run(document);
    expect(broken).toEqual([]);
    if (update) {
      writeFileSync(file, writeDocument(made));
      return;
    }
    for (const { name } of [...document.sections, ...made.sections]) {
      expect(sectionOf(made, name), name).toBe(sectionOf(document, name));
    }
  },
);
