/** Modules that the specifier of an import perhaps means, where it leads nowhere. */

import { basename, dirname, resolve } from "node:path";
import { closest } from "@neuro-lang/diagnostics";
import { FileError, type FileSystem } from "./files/files.ts";

const ending = ".neuro";

/** True for a file, as `./shop` and `../shop` name one. */
export function isRelative(specifier: string): boolean {
  return /^\.{0,2}\//.test(specifier);
}

/** The file that is nearly named, as an import of the module names it: folders and the file itself may be misspelled. */
export function nearFile(files: FileSystem, specifier: string, from: string): string | undefined {
  const parts = specifier.split("/");
  const written: string[] = [];
  let folder = dirname(from);
  for (const part of parts.slice(0, -1)) {
    const isStep = part === "" || /^\.{1,2}$/.test(part);
    const name = isStep ? part : among(part, foldersIn(files, folder));
    if (name === undefined) return undefined;
    written.push(name);
    folder = part === "" ? "/" : resolve(folder, name);
  }
  // Other languages write the ending of what is compiled.
  const name = parts.at(-1)!.replace(/\.(?:neuro|js|mjs|ts|py)$/, "");
  const own = folder === dirname(from) ? basename(from, ending) : undefined;
  const found = among(
    name,
    modulesIn(files, folder).filter((each) => each !== own),
  );
  return found === undefined ? undefined : [...written, found].join("/");
}

function among(name: string, candidates: readonly string[]): string | undefined {
  return candidates.includes(name) ? name : closest(name, candidates);
}

/** Names of the modules in a folder, without their ending. */
export function modulesIn(files: FileSystem, folder: string): readonly string[] {
  return namesIn(files, folder)
    .filter((name) => name.endsWith(ending))
    .map((name) => basename(name, ending));
}

function foldersIn(files: FileSystem, folder: string): readonly string[] {
  return namesIn(files, folder).filter(
    (name) => files.stat(resolve(folder, name))?.kind === "folder",
  );
}

function namesIn(files: FileSystem, folder: string): readonly string[] {
  try {
    return files.list(folder);
  } catch (error) {
    if (error instanceof FileError) return [];
    throw error;
  }
}
