/** The page's scripts need nothing but a browser: they are looked through, and the compiler's runs where Node's own things are not. */

import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { gzipSync } from "node:zlib";
import { parse } from "es-module-lexer/js";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Answer, Question } from "../src/answers/messages.ts";
import { writeSite, type WrittenSite } from "./site.ts";

let site: WrittenSite;
beforeAll(async () => {
  site = await writeSite();
});
afterAll(() => site.remove());

test("every script imports only scripts of the page", () => {
  const scripts = [...site.files].filter(([name]) => name.endsWith(".js"));
  expect(scripts.length).toBeGreaterThan(20);
  for (const [name, text] of scripts) {
    for (const { n: specifier } of parse(text)[0]) {
      if (specifier === undefined) continue;
      expect(specifier, name).toMatch(/^\.\.?\//);
      expect(site.files.has(join(dirname(name), specifier)), `${name}: ${specifier}`).toBe(true);
    }
  }
});

/** What a reader waits for: the page and its compiler. What programs import comes when they run. */
test("the page stays small", () => {
  const sizes = ["index.html", "style.css", "page.js", "compiler.js"].map(
    (name) => gzipSync(site.files.get(name)!).length,
  );
  expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(530_000);
});

/** A worker of Node with the two names that a worker of a browser has, and without what only Node has. */
const asInBrowser = (script: string): string => `
  const { parentPort } = require("node:worker_threads");
  globalThis.addEventListener = (_, listener) => parentPort.on("message", (data) => listener({ data }));
  globalThis.postMessage = (data) => parentPort.postMessage(data);
  for (const name of ["process", "Buffer", "global", "setImmediate", "require"]) delete globalThis[name];
  import(${JSON.stringify(script)}).then(() => postMessage({ id: 0 }));
`;

test("the compiler answers where there is no Node", async () => {
  const script = pathToFileURL(join(site.folder, "compiler.js")).href;
  const worker = new Worker(asInBrowser(script), { eval: true });
  const answer = (): Promise<Answer> =>
    new Promise((resolve, reject) => {
      worker.once("message", resolve).once("error", reject);
    });
  const ask = (name: Question["name"], ...given: unknown[]): Promise<Answer> => {
    const answered = answer();
    worker.postMessage({ id: 1, name, given } satisfies Question);
    return answered;
  };
  try {
    await answer();
    const found = await ask("check", "neuro main() { print(nam) }\n");
    expect(found.value).toMatchObject({ problems: [{ code: "P0301", line: 1 }] });
    await ask("check", "neuro main() { print([1, 2].map((x) => x + 1)) }\n");
    const program = (await ask("program")).value as { readonly modules: readonly object[] };
    expect(program.modules.at(-1)).toMatchObject({ file: "main.js" });
    expect(await ask("hover", 1e9)).toEqual({ id: 1, value: undefined });
    expect((await ask("nothing" as "check")).error).toContain("TypeError");
  } finally {
    await worker.terminate();
  }
});
