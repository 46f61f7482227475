/** Every block of Neuro-Code in the documentation compiles, and does what the page says. */

import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { type Block, blocksOf, type Manifest } from "./blocks.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "neuro-docs-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Pages that do not speak of policies show what programs do when they may. */
writeFileSync(
  join(folder, "policy.neuro"),
  "policy {\n  allow fs\n  allow process\n  allow env\n}\n",
);

/** Writes a block to a file of its own, with the JavaScript and the policy that its page shows. */
function written(name: string, { code, foreign, policy }: Block): string {
  if (policy === undefined) {
    writeFileSync(join(folder, `${name}.neuro`), code);
    if (foreign !== undefined) writeFileSync(join(folder, `${name}.js`), foreign);
    return join(folder, `${name}.neuro`);
  }
  mkdirSync(join(folder, name));
  writeFileSync(join(folder, name, "policy.neuro"), policy);
  if (code === policy) return join(folder, name, "policy.neuro");
  writeFileSync(join(folder, name, "main.neuro"), code);
  if (foreign !== undefined) writeFileSync(join(folder, name, "main.js"), foreign);
  return join(folder, name, "main.neuro");
}

/** Puts a package where the blocks of its page import it from. */
function install({ name, ...rest }: Manifest, code: string): void {
  const place = join(folder, "node_modules", name);
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, "package.json"), JSON.stringify({ name, ...rest }));
  writeFileSync(join(place, rest.exports["."].neuro), code);
}

interface Outcome {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

function neuroc(...words: string[]): Promise<Outcome> {
  const command = join(root, "packages/neuroc/bin/neuroc.cjs");
  return new Promise((resolve) => {
    execFile(process.execPath, [command, ...words], { cwd: folder }, (error, output, errors) => {
      resolve({ code: typeof error?.code === "number" ? error.code : 0, output, errors });
    });
  });
}

const pages = [
  "README.md",
  ...["docs", "docs/language", "docs/guides"].flatMap((place) => {
    try {
      return readdirSync(join(root, place))
        .filter((file) => file.endsWith(".md"))
        .map((file) => `${place}/${file}`);
    } catch {
      return [];
    }
  }),
].filter((page) => blocksOf(readFileSync(join(root, page), "utf8")).length > 0);

test("outputs are found", () => {
  const blocks = pages.flatMap((page) => blocksOf(readFileSync(join(root, page), "utf8")));
  expect(blocks.filter(({ output }) => output !== undefined).length).toBeGreaterThan(35);
});

describe.each(pages)("%s", (page) => {
  const blocks = blocksOf(readFileSync(join(root, page), "utf8"));
  for (const { manifest, code } of blocks) if (manifest !== undefined) install(manifest, code);
  test.concurrent.each(blocks.map((block) => [block.line, block] as const))(
    "line %i",
    async (line, block) => {
      const file = written(`${page.replaceAll(/[/.]/g, "-")}-${line}`, block);
      if (block.problem !== undefined) {
        const { output } = await neuroc("check", "--json", file);
        const { problems } = JSON.parse(output) as {
          problems: { code: string; severity: string }[];
        };
        const errors = problems
          .filter(({ severity }) => severity === "error")
          .map(({ code }) => code);
        expect([...new Set(errors)]).toEqual([block.problem]);
        return;
      }
      if (block.output === undefined) {
        expect(await neuroc("check", "--strict", file)).toMatchObject({ code: 0 });
      } else {
        expect(await neuroc("run", file)).toEqual({ code: 0, output: block.output, errors: "" });
      }
      if (/^(?:test |\/\/\/ `{3})/m.test(block.code)) {
        expect(await neuroc("test", file)).toMatchObject({ code: 0 });
      }
    },
  );
});
