/** From the specifier of an import to the module that it means. */

import { dirname, join, resolve } from "node:path";
import type { FileSystem } from "./files/files.ts";
import { ancestors } from "./project.ts";

/** The standard library as the driver needs it. */
export interface StandardModules {
  has(module: string): boolean;
}

export function resolveImport(
  files: FileSystem,
  standard: StandardModules,
  specifier: string,
  from: string,
): string | undefined {
  if (specifier.startsWith("neuro:")) return standard.has(specifier) ? specifier : undefined;
  if (from.startsWith("neuro:")) return undefined;
  const isFile = (path: string): boolean => files.stat(path)?.kind === "file";
  if (/^\.{0,2}\//.test(specifier)) {
    const path = resolve(dirname(from), specifier);
    const candidates = path.endsWith(".neuro") ? [path] : [`${path}.neuro`];
    return candidates.find(isFile);
  }
  return resolvePackage(files, specifier, dirname(from));
}

/** `@acme/text@^1.2/part`: a package whose exports have a `neuro` condition. */
function resolvePackage(files: FileSystem, specifier: string, from: string): string | undefined {
  const match = /^((?:@[^/@]+\/)?[^/@]+)(?:@[^/]+)?(?:\/(.+))?$/.exec(specifier);
  if (match === null) return undefined;
  const [, name, part] = match;
  for (const folder of ancestors(from)) {
    const root = join(folder, "node_modules", name!);
    const manifest = join(root, "package.json");
    if (files.stat(manifest)?.kind !== "file") continue;
    const target = neuroExport(files, manifest, part === undefined ? "." : `./${part}`);
    const path = target === undefined ? undefined : join(root, target);
    return path !== undefined && files.stat(path)?.kind === "file" ? path : undefined;
  }
  return undefined;
}

function neuroExport(files: FileSystem, manifest: string, part: string): string | undefined {
  const exports = readManifest(files, manifest)?.exports;
  return neuroTarget(exports?.[part] ?? (part === "." ? exports : undefined));
}

interface PackageManifest {
  readonly exports?: Readonly<Record<string, unknown>>;
  readonly dependencies?: Readonly<Record<string, unknown>>;
  readonly devDependencies?: Readonly<Record<string, unknown>>;
}

/** Undefined for what is no JSON object. */
function readManifest(files: FileSystem, path: string): PackageManifest | undefined {
  try {
    const read: unknown = JSON.parse(new TextDecoder().decode(files.read(path)));
    return typeof read === "object" && read !== null ? read : undefined;
  } catch {
    return undefined;
  }
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
  const { dependencies, devDependencies } = readManifest(files, join(root, "package.json")) ?? {};
  for (const name of Object.keys({ ...dependencies, ...devDependencies })) {
    for (const folder of ancestors(root)) {
      const manifest = readManifest(files, join(folder, "node_modules", name, "package.json"));
      if (manifest === undefined) continue;
      const exports =
        neuroTarget(manifest.exports) === undefined ? manifest.exports : { ".": manifest.exports };
      for (const [part, entry] of Object.entries(exports ?? {})) {
        const target = neuroTarget(entry);
        if (target !== undefined && !part.includes("*"))
          found.set(join(folder, "node_modules", name, target), name + part.slice(1));
      }
      break;
    }
  }
  return found;
}
