/** The file system of Node. */

import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { compareTexts } from "../compare.ts";
import type { FilesProvider, FileStatus, FolderEntry } from "../host.ts";
import { toText } from "../text.ts";
import { giveLockBack, takeLock } from "./locks.ts";
import { moveAnywhere } from "./move.ts";
import { asHostProblem } from "./problems.ts";
import { moveToTrash } from "./trash.ts";

export class NodeFiles implements FilesProvider {
  read(path: string): Uint8Array {
    const { buffer, byteOffset, byteLength } = asHostProblem(() => fs.readFileSync(path));
    // A Buffer is no Bytes: its methods and its class are others.
    return new Uint8Array(buffer, byteOffset, byteLength);
  }

  /** Writes beside the target and renames, which the file system does as one step. */
  write(path: string, content: Uint8Array): void {
    asHostProblem(() => {
      const target = resolveLink(path);
      const before = fs.statSync(target, { throwIfNoEntry: false });
      if (before !== undefined && !before.isFile()) {
        // A folder is refused here; a device or pipe cannot be replaced, only written to.
        fs.writeFileSync(target, content);
        return;
      }
      const temporary = join(
        dirname(target),
        `.${basename(target)}.${process.pid}.${performance.now()}.tmp`,
      );
      try {
        fs.writeFileSync(temporary, content, before === undefined ? {} : { mode: before.mode });
        fs.renameSync(temporary, target);
      } catch (error) {
        fs.rmSync(temporary, { force: true });
        throw error;
      }
    });
  }

  append(path: string, content: Uint8Array): void {
    asHostProblem(() => fs.appendFileSync(path, content));
  }

  status(path: string): FileStatus | undefined {
    return asHostProblem(() => {
      const found = statOrNothing(path);
      if (found === undefined) return undefined;
      const kind = found.isFile() ? "file" : found.isDirectory() ? "folder" : "other";
      return { kind, bytes: found.size, modified: Math.floor(found.mtimeMs) };
    });
  }

  list(path: string): FolderEntry[] {
    const entries = asHostProblem(() => fs.readdirSync(path, { withFileTypes: true }));
    return entries
      .map((entry): FolderEntry => ({
        name: toText(entry.name),
        kind: kindOf(entry, join(path, entry.name)),
      }))
      .toSorted((a, b) => compareTexts(a.name, b.name));
  }

  makeFolder(path: string): void {
    asHostProblem(() => fs.mkdirSync(path, { recursive: true }));
  }

  remove(path: string): void {
    asHostProblem(() => fs.rmSync(path, { recursive: true }));
  }

  trash(path: string): void {
    asHostProblem(() => moveToTrash(path));
  }

  lock(path: string): void {
    asHostProblem(() => takeLock(path));
  }

  unlock(path: string): void {
    asHostProblem(() => giveLockBack(path));
  }

  move(from: string, to: string): void {
    asHostProblem(() => moveAnywhere(from, to));
  }

  copy(from: string, to: string): void {
    asHostProblem(() => fs.cpSync(from, to, { recursive: true }));
  }

  makeTemporaryFolder(): string {
    return asHostProblem(() => fs.mkdtempSync(join(tmpdir(), "neuro-")));
  }
}

function kindOf(entry: fs.Dirent, path: string): FolderEntry["kind"] {
  if (entry.isFile()) return "file";
  if (entry.isDirectory()) return "folder";
  return entry.isSymbolicLink() && statOrNothing(path)?.isFile() === true ? "file" : "other";
}

/** A path below a file is not there either. */
function statOrNothing(path: string): fs.Stats | undefined {
  try {
    return fs.statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOTDIR") return undefined;
    throw error;
  }
}

/** Replacing a link would cut it off from what it points to. */
function resolveLink(path: string): string {
  return fs.lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() && fs.existsSync(path)
    ? fs.realpathSync(path)
    : path;
}
