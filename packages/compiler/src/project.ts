/** Where a project begins, which files belong to it and where its caches lie. */

import { basename, dirname, join } from "node:path";
import { type FileSystem, InputError, startIn } from "./files/files.ts";

/** What npm knows of a package. */
export const manifestFile = "package.json";
/** What the person who runs a program allows it. */
export const policyFile = "policy.neuro";

export interface Project {
  /** The nearest folder with a package.json or policy.neuro, else the folder of the file itself. */
  readonly root: string;
  /** False of a file that lies outside of any project. */
  readonly isProject: boolean;
  readonly cache: string;
}

/** `path` is a file or a folder. */
export function findProject(files: FileSystem, path: string): Project {
  const start = files.stat(path)?.kind === "folder" ? path : dirname(path);
  const found = ancestors(start).find((folder) =>
    [manifestFile, policyFile].some((name) => files.stat(join(folder, name))?.kind === "file"),
  );
  const root = found ?? start;
  const modules = join(root, "node_modules");
  const cache =
    files.stat(modules)?.kind === "folder"
      ? join(modules, ".cache", "neuro")
      : join(root, ".neuro", "cache");
  return { root, isProject: found !== undefined, cache };
}

/** The folder and those above it, nearest first. */
export function ancestors(folder: string): readonly string[] {
  const above = dirname(folder);
  return above === folder ? [folder] : [folder, ...ancestors(above)];
}

/** The innermost folder that holds all of these files. */
export function commonFolder(paths: readonly string[]): string {
  const [first = "/"] = paths;
  return (
    ancestors(dirname(first)).find((folder) =>
      paths.every((path) => path.startsWith(startIn(folder))),
    ) ?? "/"
  );
}

const skipped = new Set(["node_modules", "dist", "out", "coverage"]);

/** Every `.neuro` file in a folder and below, sorted; hidden folders, packages and output are left out. */
export function sourcesIn(
  files: FileSystem,
  folder: string,
  above: ReadonlySet<string> = new Set(),
): readonly string[] {
  const identity = files.stat(folder)?.identity;
  // A link to a folder that it lies in.
  if (identity !== undefined && above.has(identity)) return [];
  const within = identity === undefined ? above : new Set([...above, identity]);
  return files.list(folder).flatMap((name) => {
    if (name.startsWith(".") || skipped.has(name)) return [];
    const path = join(folder, name);
    const kind = files.stat(path)?.kind;
    if (kind === "folder") return sourcesIn(files, path, within);
    return kind === "file" && name.endsWith(".neuro") ? [path] : [];
  });
}

/** The module that a command-line path means: a file, or the `main.neuro` of a folder. */
export function entryModule(files: FileSystem, path: string): string {
  const kind = files.stat(path)?.kind;
  if (kind === undefined) {
    if (files.stat(`${path}.neuro`)?.kind === "file") return `${path}.neuro`;
    throw new InputError(`I cannot find \`${path}\`.`, "Is the name spelled right?");
  }
  if (kind === "file") return sourceFile(path);
  if (kind === "other") throw new InputError(`\`${path}\` is neither a file nor a folder.`);
  for (const name of ["main.neuro", "src/main.neuro"]) {
    if (files.stat(join(path, name))?.kind === "file") return join(path, name);
  }
  throw new InputError(
    `\`${path}\` is a folder without a \`main.neuro\`.`,
    "Name the file that has the `main`.",
  );
}

/** The modules that a command-line path means to check, test or format. */
export function modulesAt(files: FileSystem, path: string): readonly string[] {
  const kind = files.stat(path)?.kind;
  if (kind !== "folder") return [entryModule(files, path)];
  const found = sourcesIn(files, path);
  if (found.length === 0) {
    throw new InputError(
      `There is no \`.neuro\` file in \`${path}\`.`,
      "`neuroc new NAME` starts a project.",
    );
  }
  return found;
}

/** The same without policies: what can be compiled. */
export function programsAt(files: FileSystem, path: string): readonly string[] {
  return modulesAt(files, path).filter((module) => basename(module) !== policyFile);
}

function sourceFile(path: string): string {
  if (path.endsWith(".neuro")) return path;
  throw new InputError(
    `\`${path}\` is not Neuro-Code: its name does not end in \`.neuro\`.`,
    `Rename it, if it is: ${path}.neuro`,
  );
}
