/** Node's file system for the driver. */

import * as fs from "node:fs";
import { basename, dirname, join } from "node:path";
import { FileError, type FileStat, type FileSystem } from "./files.ts";

let counter = 0;
/** A name beside the target that no other process uses. */
function temporaryName(path: string): string {
  counter += 1;
  return join(dirname(path), `.${basename(path)}.${process.pid}-${counter}.tmp`);
}

function attempt<T>(path: string, action: "read" | "write", work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof FileError) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? "EIO";
    throw new FileError(code, path, action, { cause: error });
  }
}

function stat(path: string): FileStat | undefined {
  const found = fs.statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return undefined;
  const kind = found.isFile() ? "file" : found.isDirectory() ? "folder" : "other";
  const identity = `${found.dev}:${found.ino}`;
  return { kind, size: found.size, modified: found.mtimeMs, identity };
}

/** Level by level: Node's own `recursive` never ends where the system answers ENOENT, as below /proc. */
function makeFolder(folder: string): void {
  if (fs.existsSync(folder)) return;
  makeFolder(dirname(folder));
  fs.mkdirSync(folder);
}

function writeTree(folder: string, files: ReadonlyMap<string, string | Uint8Array>): void {
  const made = new Set<string>();
  for (const [name, content] of files) {
    const path = join(folder, name);
    const parent = dirname(path);
    if (!made.has(parent)) {
      makeFolder(parent);
      made.add(parent);
    }
    fs.writeFileSync(path, content);
  }
}

function replace(
  folder: string,
  files: ReadonlyMap<string, string | Uint8Array>,
  stale: readonly string[],
): void {
  const present = fs.existsSync(folder);
  if (!present) makeFolder(dirname(folder));
  const staging = present ? join(folder, `.neuro-${process.pid}.tmp`) : temporaryName(folder);
  try {
    writeTree(staging, files);
    if (!present) {
      fs.renameSync(staging, folder);
      return;
    }
    // Everything is on the disk by now; what is left are renames, in one go that no signal handler interrupts.
    for (const name of files.keys()) {
      makeFolder(dirname(join(folder, name)));
      fs.renameSync(join(staging, name), join(folder, name));
    }
    for (const name of stale) fs.rmSync(join(folder, name), { force: true });
  } finally {
    fs.rmSync(staging, { recursive: true, force: true });
  }
}

export const nodeFiles: FileSystem = {
  read: (path) => attempt(path, "read", () => fs.readFileSync(path)),
  stat(path) {
    try {
      return stat(path);
    } catch {
      return undefined;
    }
  },
  list: (folder) => attempt(folder, "read", () => fs.readdirSync(folder).toSorted()),
  write(path, content) {
    attempt(path, "write", () => {
      makeFolder(dirname(path));
      const temporary = temporaryName(path);
      try {
        fs.writeFileSync(temporary, content);
        fs.renameSync(temporary, path);
      } catch (error) {
        fs.rmSync(temporary, { force: true });
        throw error;
      }
    });
  },
  replace: (folder, files, stale) => attempt(folder, "write", () => replace(folder, files, stale)),
  remove: (path) => attempt(path, "write", () => fs.rmSync(path, { recursive: true, force: true })),
};
