/**
 * Programs that would leak, a class of leaks a folder: each must not compile, with the problems that its file shows, and beside it
 * stands the same program mended, which must. `UPDATE=1` writes the problems that are found: read them before you commit them.
 */

import { globSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { readDocument, sectionOf } from "@neuro-lang/testing";
import { afterAll, describe, expect, test } from "vitest";
import { errorsOf, problemsOf } from "../../packages/labels/test/support.ts";

const folder = fileURLToPath(new URL(".", import.meta.url));
const update = process.env["UPDATE"] === "1";
const files = globSync(`${folder}**/*.md`).toSorted();
const classes = Map.groupBy(files, (file) => relative(folder, dirname(file)));

afterAll(() => {
  const counts = [...classes].map(([name, all]) => `${String(all.length).padStart(5)} ${name}`);
  console.log(
    `attacks, each beside its mended twin:\n${counts.join("\n")}\n${files.length} in all`,
  );
});

test("there are enough pairs", () => {
  expect(files.length).toBeGreaterThanOrEqual(360);
});

describe.each([...classes])("%s", (_, all) => {
  test.each(all.map((file) => [relative(folder, file).replace(/\.md$/, ""), file]))(
    "%s",
    (__, file) => {
      const markdown = readFileSync(file, "utf8");
      const document = readDocument(markdown);
      const bad = `${sectionOf(document, "BAD")}\n`;
      const found = errorsOf(bad);
      expect(found, "only labels are wrong with it").toEqual(
        found.filter((each) => each.startsWith("P10")),
      );
      expect(found, "it does not compile").not.toEqual([]);
      const good = problemsOf(`${sectionOf(document, "GOOD")}\n`);
      const wrong = good.filter(({ severity }) => severity !== "hint");
      expect(wrong.map(({ message }) => message)).toEqual([]);
      if (update) {
        const shown = `## PROBLEMS\n\n\`\`\`text\n${found.join("\n")}\n\`\`\`\n\n`;
        const rest = markdown.replace(/^## PROBLEMS\n\n```text\n[\s\S]*?^```\n+/m, "");
        writeFileSync(
          file,
          rest.replace("## GOOD", () => `${shown}## GOOD`),
        );
        return;
      }
      expect(found.join("\n")).toBe(sectionOf(document, "PROBLEMS"));
    },
  );
});
