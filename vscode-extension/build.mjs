/** Bundles the extension into `dist/`: the client, the compiler that it starts, the grammar. */

import { cpSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));
const dist = join(here, "dist");
const neuroc = fileURLToPath(new URL(".", import.meta.resolve("neuroc/package.json")));

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);
await build({
  entryPoints: { extension: join(here, "src/extension.ts") },
  outdir: dist,
  outExtension: { ".js": ".cjs" },
  bundle: true,
  format: "cjs",
  platform: "node",
  target: "node24",
  external: ["vscode"],
  minify: true,
  charset: "utf8",
  logLevel: "warning",
});
for (const part of ["bin", "dist", "package.json"])
  cpSync(join(neuroc, part), join(dist, "neuroc", part), { recursive: true });
cpSync(join(here, "../grammar/neuro.tmLanguage.json"), join(dist, "neuro.tmLanguage.json"));
