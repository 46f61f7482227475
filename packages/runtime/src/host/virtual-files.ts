/** A file system in memory, for tests: files by path, folders where files are or where one was made. */

import { compareTexts } from "../compare.ts";
import { type FilesProvider, type FileStatus, type FolderEntry, HostProblem } from "../host.ts";

export class VirtualFiles implements FilesProvider {
  readonly #files = new Map<string, Uint8Array>();
  readonly #folders = new Set<string>([""]);
  readonly #locks = new Set<string>();
  #temporaryFolders = 0;

  constructor(files: Iterable<readonly [string, string]> = []) {
    for (const [path, text] of files) {
      this.#makeParents(normalise(path));
      this.#files.set(normalise(path), new TextEncoder().encode(text));
    }
  }

  read(path: string): Uint8Array {
    const key = normalise(path);
    const content = this.#files.get(key);
    if (content !== undefined) return content;
    if (this.#folders.has(key)) throw new HostProblem("is-folder", `${path} is a folder`);
    throw notFound(path);
  }

  write(path: string, content: Uint8Array): void {
    const key = normalise(path);
    if (this.#folders.has(key)) throw new HostProblem("is-folder", `${path} is a folder`);
    if (!this.#folders.has(parentOf(key))) throw notFound(parentOf(path));
    this.#files.set(key, content.slice());
  }

  append(path: string, content: Uint8Array): void {
    const before = this.status(path) === undefined ? new Uint8Array() : this.read(path);
    const whole = new Uint8Array(before.length + content.length);
    whole.set(before);
    whole.set(content, before.length);
    this.write(path, whole);
  }

  status(path: string): FileStatus | undefined {
    const key = normalise(path);
    const content = this.#files.get(key);
    if (content !== undefined) return { kind: "file", bytes: content.length, modified: 0 };
    return this.#folders.has(key) ? { kind: "folder", bytes: 0, modified: 0 } : undefined;
  }

  list(path: string): FolderEntry[] {
    const key = normalise(path);
    if (this.#files.has(key)) throw new HostProblem("not-folder", `${path} is a file`);
    if (!this.#folders.has(key)) throw notFound(path);
    const entries: FolderEntry[] = [];
    const nameOf = (other: string): string => other.slice(other.lastIndexOf("/") + 1);
    for (const file of this.#files.keys()) {
      if (parentOf(file) === key) entries.push({ name: nameOf(file), kind: "file" });
    }
    for (const folder of this.#folders) {
      if (folder !== "" && parentOf(folder) === key)
        entries.push({ name: nameOf(folder), kind: "folder" });
    }
    return entries.toSorted((a, b) => compareTexts(a.name, b.name));
  }

  makeFolder(path: string): void {
    const key = normalise(path);
    if (this.#files.has(key)) throw new HostProblem("exists", `${path} is a file`);
    this.#makeParents(key);
    this.#folders.add(key);
  }

  remove(path: string): void {
    const key = normalise(path);
    if (this.status(path) === undefined) throw notFound(path);
    for (const other of this.#files.keys()) if (isInside(other, key)) this.#files.delete(other);
    for (const other of this.#folders)
      if (other !== "" && isInside(other, key)) this.#folders.delete(other);
  }

  trash(path: string): void {
    this.remove(path);
  }

  lock(path: string): void {
    const key = normalise(path);
    if (this.#locks.has(key)) throw new HostProblem("locked", "this program");
    this.write(path, new Uint8Array());
    this.#locks.add(key);
  }

  unlock(path: string): void {
    const key = normalise(path);
    if (this.#locks.delete(key)) this.#files.delete(key);
  }

  move(from: string, to: string): void {
    this.copy(from, to);
    this.remove(from);
  }

  copy(from: string, to: string): void {
    const source = normalise(from);
    const target = normalise(to);
    if (this.status(from) === undefined) throw notFound(from);
    if (!this.#folders.has(parentOf(target))) throw notFound(parentOf(to));
    for (const folder of Array.from(this.#folders)) {
      if (isInside(folder, source)) this.#folders.add(target + folder.slice(source.length));
    }
    for (const [file, content] of Array.from(this.#files)) {
      if (isInside(file, source)) this.#files.set(target + file.slice(source.length), content);
    }
  }

  makeTemporaryFolder(): string {
    const path = `/tmp/${++this.#temporaryFolders}`;
    this.makeFolder(path);
    return path;
  }

  #makeParents(key: string): void {
    for (let folder = parentOf(key); folder !== ""; folder = parentOf(folder))
      this.#folders.add(folder);
  }
}

function notFound(path: string): HostProblem {
  return new HostProblem("not-found", `there is nothing at ${path}`);
}

function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

/** Without `.`, `..`, doubled or trailing slashes; the root and the working folder are both "". */
function normalise(path: string): string {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return parts.join("/");
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}
