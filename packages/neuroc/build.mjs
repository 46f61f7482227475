/** Bundles the command line into `dist/`: one entry, a chunk for each command's share, the standard library and the playground beside it. */

import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { nodeFiles } from "@neuro-lang/compiler/files";
import { makeLibrary } from "@neuro-lang/compiler/library";
import { librarySources } from "@neuro-lang/compiler/library-sources";
import { makeSite } from "@neuro-lang/playground/site";

const here = fileURLToPath(new URL(".", import.meta.url));
const dist = join(here, "dist");
const { version } = JSON.parse(readFileSync(join(here, "package.json"), "utf8"));

const result = await build({
  entryPoints: {
    main: join(here, "src/main.ts"),
    worker: join(here, "../compiler/src/testing/worker.ts"),
  },
  outdir: dist,
  outExtension: { ".js": ".mjs" },
  bundle: true,
  splitting: true,
  write: false,
  format: "esm",
  platform: "node",
  target: "node24",
  charset: "utf8",
  minifySyntax: true,
  minifyWhitespace: true,
  keepNames: false,
  external: ["esbuild"],
  define: { NEUROC_VERSION: JSON.stringify(version), NEUROC_BUNDLED: "true" },
  banner: {
    // commander is CommonJS and asks for Node's modules through require.
    js: 'import { createRequire as $createRequire } from "node:module"; const require = $createRequire(import.meta.url);',
  },
  logLevel: "warning",
});
const { files } = await makeLibrary(nodeFiles, librarySources(join(here, "..")));
const site = await makeSite(join(here, "../.."));

const outputs = [
  ...result.outputFiles.map(({ path, text }) => [path, text]),
  ...[...files].map(([name, text]) => [join(dist, "library", name), text]),
  ...[...site].map(([name, text]) => [join(dist, "playground", name), text]),
].toSorted(([a], [b]) => (a < b ? -1 : 1));
const hash = createHash("sha256");
for (const [, text] of outputs) hash.update(text);

rmSync(dist, { recursive: true, force: true });
for (const [path, text] of outputs) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
// Caches hold what exactly this build computed.
writeFileSync(join(dist, "build-id"), hash.digest("hex").slice(0, 16));
