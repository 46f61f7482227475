/** From the specifier of an import to the module that it means. */

import { dirname, join, resolve } from "node:path";
import { closest, type MissingImport } from "@neuro-lang/diagnostics";
import type { FileSystem } from "./files/files.ts";
import { type PackageManifest, readManifest } from "./manifest.ts";
import { isRelative, modulesIn, nearFile } from "./near-modules.ts";
import { ancestors, manifestFile } from "./project.ts";

/** The standard library as the driver needs it. */
export interface StandardModules {
  has(module: string): boolean;
  readonly modules: readonly string[];
}

const standardMark = "neuro:";

export function resolveImport(
  files: FileSystem,
  standard: StandardModules,
  specifier: string,
  from: string,
): string | undefined {
  if (specifier.startsWith("neuro:")) return standard.has(specifier) ? specifier : undefined;
  if (from.startsWith("neuro:")) return undefined;
  const isFile = (path: string): boolean => files.stat(path)?.kind === "file";
  if (isRelative(specifier)) {
    const path = resolve(dirname(from), specifier);
    const candidates = path.endsWith(".neuro") ? [path] : [`${path}.neuro`];
    return candidates.find(isFile);
  }
  return resolvePackage(files, specifier, dirname(from));
}

/** `@acme/text@^1.2/part`: the package and what of it is meant, as its exports call it. */
function packageNamed(specifier: string): { name: string; part: string } | undefined {
  const match = /^((?:@[^/@]+\/)?[^/@]+)(?:@[^/]+)?(?:\/(.+))?$/.exec(specifier);
  if (match === null) return undefined;
  const [, name, part] = match;
  return { name: name!, part: part === undefined ? "." : `./${part}` };
}

/** The package as it is installed for a file in the folder. */
function installed(
  files: FileSystem,
  name: string,
  from: string,
): { root: string; manifest: PackageManifest | undefined } | undefined {
  for (const folder of ancestors(from)) {
    const root = join(folder, "node_modules", name);
    const manifest = join(root, manifestFile);
    if (files.stat(manifest)?.kind === "file")
      return { root, manifest: readManifest(files, manifest) };
  }
  return undefined;
}

/** A package has Neuro-Code where its exports have a `neuro` condition. */
function resolvePackage(files: FileSystem, specifier: string, from: string): string | undefined {
  const named = packageNamed(specifier);
  const found = named && installed(files, named.name, from);
  const target = named && neuroExports(found?.manifest)[named.part];
  if (found === undefined || target === undefined) return undefined;
  const path = join(found.root, target);
  return files.stat(path)?.kind === "file" ? path : undefined;
}

/** Why an import leads nowhere, and what may be meant; undefined if nothing is known of that. */
export function whyMissing(
  files: FileSystem,
  standard: StandardModules,
  specifier: string,
  from: string,
): MissingImport | undefined {
  if (specifier.startsWith(standardMark)) {
    const bare = standard.modules.map((module) => module.slice(standardMark.length));
    const near = closest(specifier.slice(standardMark.length), bare);
    return meant(near && standardMark + near);
  }
  if (isRelative(specifier))
    return folderThere(files, specifier, from) ?? meant(nearFile(files, specifier, from));
  const named = packageNamed(specifier);
  if (named === undefined) return undefined;
  const { name, part } = named;
  const found = installed(files, name, dirname(from));
  if (found === undefined) {
    const suggestion = withItsMark(files, standard, specifier, from);
    return { kind: "not-installed", package: name, ...(suggestion && { suggestion }) };
  }
  const exports = neuroExports(found.manifest);
  const target = exports[part];
  if (target !== undefined) return { kind: "no-file", package: name, file: target };
  const parts = Object.keys(exports).map((each) => name + each.slice(1));
  return parts.length === 0
    ? { kind: "no-neuro-code", package: name }
    : { kind: "no-such-part", package: name, parts, ...nearPart(specifier, parts) };
}

function nearPart(specifier: string, parts: readonly string[]): { readonly suggestion?: string } {
  const suggestion = closest(specifier, parts);
  return suggestion === undefined ? {} : { suggestion };
}

function meant(suggestion: string | undefined): MissingImport | undefined {
  return suggestion === undefined ? undefined : { kind: "misspelled", suggestion };
}

function folderThere(
  files: FileSystem,
  specifier: string,
  from: string,
): MissingImport | undefined {
  const path = resolve(dirname(from), specifier);
  const file = path.endsWith(".neuro") ? path : `${path}.neuro`;
  const folder = [file, path].find((each) => files.stat(each)?.kind === "folder");
  if (folder === undefined) return undefined;
  const start = specifier.endsWith("/") ? specifier : `${specifier}/`;
  const modules = folder === path ? modulesIn(files, folder).map((name) => start + name) : [];
  return { kind: "folder", modules };
}

/** `fs` for `neuro:fs`, `shop` for `./shop`. */
function withItsMark(
  files: FileSystem,
  standard: StandardModules,
  specifier: string,
  from: string,
): string | undefined {
  const standardName = `${standardMark}${specifier.replace(/^(?:node|std):/, "")}`;
  if (standard.has(standardName)) return standardName;
  const path = resolve(dirname(from), `${specifier}.neuro`);
  return files.stat(path)?.kind === "file" ? `./${specifier}` : undefined;
}

/** What the exports of a package have of Neuro-Code: `.` or `./part` → file. */
function neuroExports(manifest: PackageManifest | undefined): Readonly<Record<string, string>> {
  const exports = manifest?.exports;
  const whole = neuroTarget(exports);
  const entries = whole === undefined ? Object.entries(exports ?? {}) : [[".", exports] as const];
  return Object.fromEntries(
    entries.flatMap(([part, entry]) => {
      const target = neuroTarget(entry);
      return target === undefined || part.includes("*") ? [] : [[part, target]];
    }),
  );
}

/** What the `neuro` condition of an entry of `exports` leads to. */
function neuroTarget(entry: unknown): string | undefined {
  const target =
    typeof entry === "object" && entry !== null ? Reflect.get(entry, "neuro") : undefined;
  return typeof target === "string" ? target : undefined;
}

/** Modules of the packages that a project depends on: path → how an import names it. */
export function packageModules(files: FileSystem, root: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const { dependencies, devDependencies } = readManifest(files, join(root, manifestFile)) ?? {};
  for (const name of Object.keys({ ...dependencies, ...devDependencies })) {
    const place = installed(files, name, root);
    for (const [part, target] of Object.entries(neuroExports(place?.manifest)))
      found.set(join(place!.root, target), name + part.slice(1));
  }
  return found;
}
