/** What commands need of the place they run in: the folder, the library, the caches. */

import { readdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { findProject, nodeFiles } from "@neuro-lang/compiler/files";
import type { FileSystem, Library } from "@neuro-lang/compiler";

declare const NEUROC_BUNDLED: boolean | undefined;

const bundled = typeof NEUROC_BUNDLED !== "undefined";
const beside = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Files are read straight from the disk here; commands that keep results pass a recording view of it. */
export const files: FileSystem = nodeFiles;

export async function library(): Promise<Library> {
  if (bundled) {
    const { openLibrary } = await import("@neuro-lang/compiler");
    return openLibrary(files, beside("./library"));
  }
  const { librarySources } = await import("@neuro-lang/compiler/library-sources");
  const { makeLibrary } = await import("@neuro-lang/compiler/library");
  return (await makeLibrary(files, librarySources(beside("../..")))).library;
}

/** Where the modules of the library lie as files. */
export const libraryFolder = beside(bundled ? "./library/modules" : "../../std/neuro");

/** The files of the playground's page by relative path. */
export async function playgroundSite(): Promise<ReadonlyMap<string, string>> {
  if (!bundled) {
    const { makeSite } = await import("@neuro-lang/playground/site");
    return makeSite(beside("../../.."));
  }
  const folder = beside("./playground");
  const read = (name: string): string => readFileSync(join(folder, name), "utf8");
  return new Map(filesBelow(folder).map((name) => [name, read(name)]));
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile()
      ? [relative(folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/")]
      : [],
  );
}

/** The script of the threads that run tests. */
export const testWorker = new URL(
  bundled ? "./worker.mjs" : "../../compiler/src/testing/worker.ts",
  import.meta.url,
);

/** Changes with every build of neuroc. */
export function buildId(): string {
  return bundled ? readFileSync(beside("./build-id"), "utf8") : "source";
}

/** Where results are kept; neuroc run from its sources keeps none, for those change under it. */
export function resultCache(path: string): string | undefined {
  return bundled && process.env["NEURO_CACHE"] !== "off"
    ? join(findProject(files, path).cache, "results")
    : undefined;
}

/** Where a project's compiled programs are kept. */
export function programCache(path: string): string {
  return findProject(files, path).cache;
}

/** Where programs are kept if the project's own cache cannot be written: its folder is read-only, its disk full. */
export function sharedCache(): string {
  return join(process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache"), "neuro");
}

/** The module in a file. The standard library's own sources are what they are to everybody: `neuro:` modules. */
export function moduleOf(path: string): string {
  return dirname(path).endsWith("/packages/std/neuro") ? `neuro:${basename(path, ".neuro")}` : path;
}
