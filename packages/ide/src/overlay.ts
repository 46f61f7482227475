/** Unsaved texts over the files of the disk, which are read once until something says that they changed. */

import { FileError, type FileStat, type FileSystem, startIn } from "@neuro-lang/compiler";

export interface Overlay extends FileSystem {
  /** The text of an open document, whatever the disk holds. */
  open(path: string, text: string): void;
  /** From here on the disk's text counts again. */
  close(path: string): void;
  isOpen(path: string): boolean;
  /** True if a document is open whose client could not read all of what the disk holds: saving it would spoil the file. */
  isDamaged(path: string): boolean;
  /** Forgets what is known of the disk, of one path and what is below it or of all. */
  forget(path?: string): void;
}

type Answer<T> = { readonly value: T } | { readonly error: FileError };

/** What decoders write for bytes that are no text. */
const replacement = "\uFFFD";

export function overlay(disk: FileSystem): Overlay {
  const texts = new Map<string, Uint8Array>();
  /** Open documents with places that may have been no text. */
  const doubtful = new Set<string>();
  const versions = new Map<string, number>();
  const encoder = new TextEncoder();
  let version = 0;
  const stats = new Map<string, FileStat | undefined>();
  const contents = new Map<string, Answer<Uint8Array>>();
  const folders = new Map<string, Answer<readonly string[]>>();

  /** A folder of which only unsaved files are known. */
  const holdsOpen = (folder: string): boolean =>
    texts.keys().some((path) => path.startsWith(startIn(folder)));

  /** None of a folder that is not there or may not be read: what else is open is answered all the same. */
  const namesIn = (folder: string): readonly string[] => {
    try {
      return remembered(folders, folder, () => disk.list(folder));
    } catch (error) {
      if (error instanceof FileError) return [];
      throw error;
    }
  };

  const bytesOf = (path: string): Uint8Array => remembered(contents, path, () => disk.read(path));

  const holdsOnDisk = (path: string, found: (bytes: Uint8Array) => boolean): boolean => {
    try {
      return found(bytesOf(path));
    } catch (error) {
      if (error instanceof FileError) return false;
      throw error;
    }
  };

  const isDamaged = (path: string): boolean =>
    doubtful.has(path) && holdsOnDisk(path, (bytes) => !isText(bytes));

  return {
    open(path, text) {
      texts.set(path, encoder.encode(text));
      // An editor that knows UTF-16 shows what nobody else can read.
      if (text.includes(replacement) || holdsOnDisk(path, (bytes) => bytes.includes(0)))
        doubtful.add(path);
      else doubtful.delete(path);
      versions.set(path, (version += 1));
    },
    close(path) {
      texts.delete(path);
      doubtful.delete(path);
    },
    isOpen: (path) => texts.has(path),
    isDamaged,
    forget(path) {
      if (path === undefined) {
        stats.clear();
        contents.clear();
        folders.clear();
        return;
      }
      for (const known of [stats, contents, folders])
        for (const each of known.keys())
          if (each === path || each.startsWith(startIn(path))) known.delete(each);
      folders.delete(path.slice(0, path.lastIndexOf("/")) || "/");
    },
    read(path) {
      const text = texts.get(path);
      // Whoever reads what is on the disk says what is wrong with it.
      return text === undefined || isDamaged(path) ? bytesOf(path) : text;
    },
    stat(path) {
      const text = texts.get(path);
      if (text !== undefined)
        return { kind: "file", size: text.length, modified: versions.get(path) ?? 0 };
      if (!stats.has(path)) stats.set(path, disk.stat(path));
      const found = stats.get(path);
      return found === undefined && holdsOpen(path)
        ? { kind: "folder", size: 0, modified: 0 }
        : found;
    },
    list(folder) {
      const start = startIn(folder);
      const open = [...texts.keys()]
        .filter((path) => path.startsWith(start))
        .map((path) => path.slice(start.length).split("/")[0]!);
      const names = namesIn(folder);
      return open.length === 0 ? names : [...new Set([...names, ...open])].toSorted();
    },
    // An editor writes its files itself; an answer of this package is edits.
    write: (path) => refuse(path),
    replace: (folder) => refuse(folder),
    remove: (path) => refuse(path),
  };
}

const decoder = new TextDecoder("utf-8", { fatal: true });

function isText(bytes: Uint8Array): boolean {
  if (bytes.includes(0)) return false;
  try {
    decoder.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function refuse(path: string): never {
  throw new FileError("EROFS", path, "write");
}

function remembered<T>(known: Map<string, Answer<T>>, path: string, ask: () => T): T {
  let answer = known.get(path);
  if (answer === undefined) {
    try {
      answer = { value: ask() };
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      answer = { error };
    }
    known.set(path, answer);
  }
  if ("error" in answer) throw answer.error;
  return answer.value;
}
