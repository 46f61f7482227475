/** The page's files in a folder, as a server would hand them out, and programs that run from there. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Entry } from "@neuro-lang/runtime";
import type * as BrowserEntry from "@neuro-lang/runtime/browser";
import type { LinkedModule } from "../src/answers/messages.ts";
import { makeSite } from "../src/site/make.ts";

export const root = fileURLToPath(new URL("../../..", import.meta.url));

export interface WrittenSite {
  readonly files: ReadonlyMap<string, string>;
  readonly folder: string;
  remove(): void;
}

export async function writeSite(): Promise<WrittenSite> {
  const folder = mkdtempSync(join(tmpdir(), "neuro-playground-"));
  const files = await makeSite(root);
  const write = (name: string, text: string): void => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  };
  for (const [name, text] of files) write(name, text);
  write("package.json", '{ "type": "module" }\n');
  return { files, folder, remove: () => rmSync(folder, { recursive: true }) };
}

export interface Run {
  readonly out: string;
  readonly errors: string;
  readonly code: number;
}

let runs = 0;

/** Runs a linked program as the page does, with files in the place of blobs. */
export async function runLinked(
  folder: string,
  modules: readonly LinkedModule[],
  start: Partial<BrowserEntry.BrowserStart> = {},
): Promise<Run> {
  const own = join(folder, `run-${(runs += 1)}`);
  mkdirSync(own);
  for (const [index, { pieces }] of modules.entries()) {
    const parts = pieces.map((piece) => {
      if (typeof piece === "string") return piece;
      return "module" in piece ? `./${piece.module}.js` : `../${piece.script}`;
    });
    writeFileSync(join(own, `${index}.js`), parts.join(""));
  }
  const load = (path: string): Promise<unknown> => import(pathToFileURL(path).href);
  const main = (await load(join(own, `${modules.length - 1}.js`))) as { readonly $main: Entry };
  const entry = (await load(join(folder, "neuro/entry.js"))) as typeof BrowserEntry;
  const result = { out: "", errors: "", code: -1 };
  await entry.start(
    main.$main,
    { program: "main", words: [], input: "", ...start },
    {
      write(stream: "out" | "error", text: string) {
        result[stream === "out" ? "out" : "errors"] += text;
      },
      trace() {},
      end(code: number) {
        result.code = code;
      },
    },
  );
  return result;
}
