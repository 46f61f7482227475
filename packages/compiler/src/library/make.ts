/** Makes the library's folder from the workspace's sources: modules as they are, runtime and externs bundled by esbuild. */

import { createRequire } from "node:module";
import { basename, join } from "node:path";
import type { build as Build } from "esbuild";
import { digest } from "../cache.ts";
import type { FileSystem } from "../files/files.ts";
import {
  bareName,
  exportersIn,
  type Library,
  type LibraryManifest,
  type Platform,
  runtimeDeclarations,
  signaturesFolder,
} from "./library.ts";
import { inBrowser } from "../browser/bundling.ts";
import { exportsOfModule, signaturesOf } from "./signatures.ts";

export interface LibrarySources {
  /** Folder of `.neuro` modules with their externs beside them. */
  readonly modules: string;
  /** Source folder of the runtime. */
  readonly runtime: string;
  /** Source folder of what runs tests beside a compiled program. */
  readonly testing: string;
}

export interface MadeLibrary {
  readonly library: Library;
  /** The folder's files by relative path. */
  readonly files: ReadonlyMap<string, string>;
}

export async function makeLibrary(
  files: FileSystem,
  { modules: folder, runtime, testing }: LibrarySources,
  platform: Platform = "node",
): Promise<MadeLibrary> {
  const names = files.stat(folder)?.kind === "folder" ? files.list(folder) : [];
  const sources = new Map(
    names
      .filter((name) => name.endsWith(".neuro"))
      .map((name) => [
        `neuro:${basename(name, ".neuro")}`,
        new TextDecoder().decode(files.read(join(folder, name))),
      ]),
  );
  const own =
    platform === "browser"
      ? { entry: join(runtime, "browser", "entry.ts") }
      : {
          entry: join(runtime, "node", "entry.ts"),
          platform: join(runtime, "node", "platform.ts"),
          testing: join(testing, "run-tests.ts"),
        };
  const entryPoints = {
    runtime: join(runtime, "index.ts"),
    ...own,
    ...Object.fromEntries(
      [...sources.keys()]
        .map((module) => [`${bareName(module)}.extern`, join(folder, `${bareName(module)}.js`)])
        .filter(([, path]) => files.stat(path!)?.kind === "file"),
    ),
  };
  const scripts = await bundle(entryPoints, platform);
  if (platform === "node") {
    const published = new TextDecoder().decode(files.read(join(runtime, "published.d.ts")));
    scripts.set(runtimeDeclarations, { text: published, imports: [] });
  }
  const version = digest(JSON.stringify([[...sources], [...scripts]])).slice(0, 16);
  const manifest: LibraryManifest = {
    version,
    modules: [...sources.keys()],
    ...exportsOf(sources),
    scripts: Object.fromEntries([...scripts].map(([name, { imports }]) => [name, imports])),
  };
  const signatures = new Map(
    [...sources].map(([module, text]) => [module, signaturesOf(module, text)]),
  );
  return {
    library: {
      version,
      modules: manifest.modules,
      has: (module) => sources.has(module),
      source: (module) => sources.get(module) ?? "",
      signatures: (module) => signatures.get(module) ?? "",
      script: (name) => scripts.get(name),
      exporters: (name, takes) => exportersIn(manifest, name, takes),
    },
    files: new Map([
      ["manifest.json", `${JSON.stringify(manifest, null, 2)}\n`],
      ...[...sources].map(([module, text]): [string, string] => [
        `modules/${bareName(module)}.neuro`,
        text,
      ]),
      ...[...signatures].map(([module, text]): [string, string] => [
        `${signaturesFolder(version)}/${bareName(module)}.neuro`,
        text,
      ]),
      ...[...scripts].map(([name, { text }]): [string, string] => [`scripts/${name}`, text]),
    ]),
  };
}

/** What the prelude exports needs no import. */
function exportsOf(
  sources: ReadonlyMap<string, string>,
): Pick<LibraryManifest, "exports" | "receivers"> {
  const exports: Record<string, string[]> = {};
  const receivers: Record<string, string> = {};
  for (const [module, text] of sources) {
    if (module === "neuro:prelude") continue;
    for (const { name, receiver } of exportsOfModule(module, text)) {
      (exports[name] ??= []).push(module);
      if (receiver !== undefined) receivers[`${module}#${name}`] = receiver;
    }
  }
  return { exports, receivers };
}

const targets = {
  node: { platform: "node", target: "node24" },
  browser: { ...inBrowser, minify: true },
} as const;

async function bundle(
  entryPoints: Readonly<Record<string, string>>,
  platform: Platform,
): Promise<Map<string, { text: string; imports: string[] }>> {
  // Only development and the build of neuroc get here: esbuild is no part of what users install.
  const { build } = createRequire(import.meta.url)("esbuild") as { build: typeof Build };
  const result = await build({
    entryPoints: { ...entryPoints },
    ...targets[platform],
    outdir: "/scripts",
    bundle: true,
    splitting: true,
    write: false,
    metafile: true,
    format: "esm",
    charset: "utf8",
    chunkNames: "shared-[hash]",
    logLevel: "silent",
  });
  const imports = new Map(
    Object.entries(result.metafile.outputs).map(([path, output]) => [
      basename(path),
      output.imports
        .filter(({ external }) => external !== true)
        .map(({ path: to }) => basename(to)),
    ]),
  );
  return new Map(
    result.outputFiles
      .toSorted((a, b) => (a.path < b.path ? -1 : 1))
      .map(({ path, text }) => [
        basename(path),
        { text, imports: imports.get(basename(path)) ?? [] },
      ]),
  );
}
