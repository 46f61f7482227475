/** The file system as the driver sees it. Node's and an in-memory one stand beside; nothing else does IO. */

import { diskMessage, reasonOf } from "./messages.ts";

export interface FileStat {
  readonly kind: "file" | "folder" | "other";
  readonly size: number;
  /** Milliseconds since the epoch; with `size`, tells cheaply that a file is as it was. */
  readonly modified: number;
  /** The same for the same folder, whichever links lead there; undefined if there are none. */
  readonly identity?: string;
}

/** Paths are absolute and use `/`. Everything but `stat` throws a FileError. */
export interface FileSystem {
  read(path: string): Uint8Array;
  /** Undefined if there is nothing. */
  stat(path: string): FileStat | undefined;
  /** Names in a folder, sorted. */
  list(folder: string): readonly string[];
  /** Replaces one file: a reader sees the old content or the new one, never a part. Makes the folders above. */
  write(path: string, content: string | Uint8Array): void;
  /**
   * Brings a folder to hold these files (by relative path), all or nothing: everything is written beside first and then
   * renamed. Other files in it stay, `stale` ones go.
   */
  replace(
    folder: string,
    files: ReadonlyMap<string, string | Uint8Array>,
    stale: readonly string[],
  ): void;
  /** Removes a file or folder with what is in it; nothing there is fine. */
  remove(path: string): void;
}

/** What the paths of everything in a folder begin with. */
export function startIn(folder: string): string {
  return folder === "/" ? "/" : `${folder}/`;
}

/** What the operating system refused, in words for the user. */
export class FileError extends Error {
  /** For example `ENOENT`. */
  readonly code: string;
  readonly path: string;

  constructor(code: string, path: string, action: "read" | "write", options?: ErrorOptions) {
    super(diskMessage(code, path, action), options);
    this.name = "FileError";
    this.code = code;
    this.path = path;
  }

  /** As the end of a sentence. */
  get reason(): string {
    return reasonOf(this.code);
  }
}

/**
 * Something outside the program's text that stops the work: a file that cannot be read, an unusable option. Has a message
 * and a hint for the user, no place in a source.
 */
export class InputError extends Error {
  readonly hint: string | undefined;
  constructor(message: string, hint?: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "InputError";
    this.hint = hint;
  }
}
