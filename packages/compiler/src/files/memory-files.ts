/** A file system in memory: virtual projects of tests and of a playground. */

import { FileError, type FileStat, type FileSystem, startIn } from "./files.ts";

export interface MemoryFiles extends FileSystem {
  /** Every file by path. */
  readonly contents: Map<string, Uint8Array>;
}

const encoder = new TextEncoder();
const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === "string" ? encoder.encode(content) : content;

/** `fault` may refuse a write by giving an error code: a full disk, a read-only folder. */
export function memoryFiles(
  initial: Readonly<Record<string, string | Uint8Array>> = {},
  fault: (path: string) => string | undefined = () => undefined,
): MemoryFiles {
  const contents = new Map<string, Uint8Array>();
  const modified = new Map<string, number>();
  let clock = 0;
  const put = (path: string, content: string | Uint8Array): void => {
    contents.set(path, bytesOf(content));
    modified.set(path, (clock += 1));
  };
  for (const [path, content] of Object.entries(initial)) put(path, content);

  const isFolder = (path: string): boolean =>
    contents.keys().some((file) => file.startsWith(startIn(path)));
  const refuse = (path: string): void => {
    const code = fault(path);
    if (code !== undefined) throw new FileError(code, path, "write");
  };

  return {
    contents,
    read(path) {
      const content = contents.get(path);
      if (content !== undefined) return content;
      throw new FileError(isFolder(path) ? "EISDIR" : "ENOENT", path, "read");
    },
    stat(path): FileStat | undefined {
      const content = contents.get(path);
      if (content !== undefined)
        return { kind: "file", size: content.length, modified: modified.get(path) ?? 0 };
      return isFolder(path) ? { kind: "folder", size: 0, modified: 0 } : undefined;
    },
    list(folder) {
      if (!isFolder(folder)) throw new FileError("ENOENT", folder, "read");
      const names = [...contents.keys()]
        .filter((path) => path.startsWith(startIn(folder)))
        .map((path) => path.slice(startIn(folder).length).split("/")[0]!);
      return [...new Set(names)].toSorted();
    },
    write(path, content) {
      refuse(path);
      put(path, content);
    },
    replace(folder, files, stale) {
      for (const name of files.keys()) refuse(`${folder}/${name}`);
      for (const [name, content] of files) put(`${folder}/${name}`, content);
      for (const name of stale) contents.delete(`${folder}/${name}`);
    },
    remove(path) {
      for (const file of contents.keys())
        if (file === path || file.startsWith(startIn(path))) contents.delete(file);
    },
  };
}
