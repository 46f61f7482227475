/** Bundles the extension into `dist/`: the client for Node and for browsers, the compiler and the library, the grammar. */

import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { inBrowser } from "@neuro-lang/compiler/browser";
import { shippedLibrary } from "@neuro-lang/playground/site";
import { build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));
const root = join(here, "..");
const dist = join(here, "dist");
const neuroc = fileURLToPath(new URL(".", import.meta.resolve("neuroc/package.json")));

const common = {
  outdir: dist,
  bundle: true,
  minify: true,
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
};
/** A module that the editor loads. */
const extension = {
  ...common,
  format: "cjs",
  external: ["vscode"],
  outExtension: { ".js": ".cjs" },
};

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);
await Promise.all([
  build({
    ...extension,
    entryPoints: { extension: join(here, "src/extension.ts") },
    platform: "node",
    target: "node24",
  }),
  build({
    ...extension,
    ...inBrowser,
    entryPoints: { browser: join(here, "src/web/extension.ts") },
  }),
  build({
    ...common,
    ...inBrowser,
    entryPoints: { server: join(here, "src/web/server.ts") },
    format: "iife",
  }),
]);
writeFileSync(join(dist, "library.json"), JSON.stringify(await shippedLibrary(root)));
for (const part of ["bin", "dist", "package.json"])
  cpSync(join(neuroc, part), join(dist, "neuroc", part), { recursive: true });
const pages = join(root, "docs/language");
mkdirSync(join(dist, "language"));
for (const name of readdirSync(pages))
  writeFileSync(join(dist, "language", name), onItsOwn(readFileSync(join(pages, name), "utf8")));
cpSync(join(root, "grammar/neuro.tmLanguage.json"), join(dist, "neuro.tmLanguage.json"));

/** A page of the reference without pictures, and without links to what is no page of it. */
function onItsOwn(page) {
  return page
    .replaceAll(/^!\[[^\]]*\]\([^)]*\)\n+/gm, "")
    .replaceAll(/\[([^\]]*)\]\(\.\.[^)]*\)/g, "$1");
}
