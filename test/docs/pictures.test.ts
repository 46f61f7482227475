/** Every picture is small and belongs to a page, and every page has its pictures. */

import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const mostBytes = 150_000;
const folder = join(root, "docs/images");
const pictures = readdirSync(folder).map((name) => join(folder, name));
const pages = [
  "README.md",
  ...readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => join("docs", name)),
].map((name) => join(root, name));
const shown = pages.flatMap((page) =>
  [...readFileSync(page, "utf8").matchAll(/(?:!\[[^\]]+\]\(|\bsrc(?:set)?=")([^)"]+)/g)].map(
    ([, path]) => join(dirname(page), path!),
  ),
);

test("every picture that a page shows is there, and every one that is there is shown", () => {
  expect([...new Set(shown)].toSorted()).toEqual(pictures.toSorted());
});

test.each(pictures)("%s is small", (path) => {
  expect(statSync(path).size).toBeLessThanOrEqual(mostBytes);
});
