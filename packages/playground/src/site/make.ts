/** Makes the page from the workspace's sources: plain files that any server can hand out, from any folder. */

import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { inBrowser } from "@neuro-lang/compiler/browser";
import { nodeFiles } from "@neuro-lang/compiler/files";
import { type MadeLibrary, makeLibrary } from "@neuro-lang/compiler/library";
import { librarySources } from "@neuro-lang/compiler/library-sources";
import type { build as Build, Plugin } from "esbuild";
import type { ShippedLibrary } from "../answers/library.ts";
import { examplesIn } from "./examples.ts";

const browser = fileURLToPath(new URL("../browser", import.meta.url));

/** The library of a root, as the page brings it along. */
export async function shippedLibrary(root: string): Promise<ShippedLibrary> {
  return shipped((await browserLibrary(root)).files);
}

const browserLibrary = (root: string): Promise<MadeLibrary> =>
  makeLibrary(nodeFiles, librarySources(join(root, "packages")), "browser");

/** Relative path → content. `root` is the repository. */
export async function makeSite(root: string): Promise<ReadonlyMap<string, string>> {
  const library = await browserLibrary(root);
  const bundled = await bundle({
    library: shipped(library.files),
    examples: examplesIn(nodeFiles, root),
  });
  const written = (name: string): string =>
    new TextDecoder().decode(nodeFiles.read(join(browser, "page", name)));
  return new Map([
    ["index.html", written("index.html")],
    ["style.css", written("style.css")],
    ...bundled,
    ...withPrefix(library.files, "scripts/").map(([name, text]): [string, string] => [
      `neuro/${name}`,
      text,
    ]),
  ]);
}

function shipped(files: ReadonlyMap<string, string>): ShippedLibrary {
  return {
    manifest: JSON.parse(files.get("manifest.json")!) as ShippedLibrary["manifest"],
    modules: Object.fromEntries(
      withPrefix(files, "modules/").map(([name, text]) => [
        `neuro:${basename(name, ".neuro")}`,
        text,
      ]),
    ),
  };
}

function withPrefix(files: ReadonlyMap<string, string>, prefix: string): [string, string][] {
  return [...files].flatMap(([name, text]) =>
    name.startsWith(prefix) ? [[name.slice(prefix.length), text]] : [],
  );
}

async function bundle(data: Readonly<Record<string, unknown>>): Promise<[string, string][]> {
  // Only development and the build of neuroc get here: esbuild is no part of what users install.
  const { build } = createRequire(import.meta.url)("esbuild") as { build: typeof Build };
  const { outputFiles } = await build({
    ...inBrowser,
    entryPoints: {
      page: join(browser, "page", "main.ts"),
      compiler: join(browser, "compiler-worker.ts"),
      program: join(browser, "program-worker.ts"),
    },
    outdir: "/site",
    bundle: true,
    write: false,
    minify: true,
    format: "esm",
    charset: "utf8",
    legalComments: "none",
    logLevel: "silent",
    plugins: [virtual(data)],
  });
  return outputFiles.map(({ path, text }) => [basename(path), text]);
}

/** `playground:NAME` is what was computed here. */
function virtual(data: Readonly<Record<string, unknown>>): Plugin {
  return {
    name: "playground",
    setup(build) {
      build.onResolve({ filter: /^playground:/ }, ({ path }) => ({ path, namespace: "data" }));
      build.onLoad({ filter: /.*/, namespace: "data" }, ({ path }) => ({
        contents: JSON.stringify(data[path.slice("playground:".length)]),
        loader: "json",
      }));
    },
  };
}
