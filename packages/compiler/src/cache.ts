/**
 * Results kept from one process to the next. A result is computed through a recording file system; it is good again as long
 * as every question that was asked of the files has the same answer. Light on purpose: a hit loads no compiler.
 */

import { hash } from "node:crypto";
import { join } from "node:path";
import type { FileSystem } from "./files/files.ts";

type Question = readonly [kind: "read" | "stat" | "list", path: string, answer: string];

interface Entry<T> {
  readonly questions: readonly Question[];
  readonly result: T;
}

/** The hash of texts and bytes, for keys of files. */
export function digest(content: string | Uint8Array): string {
  return hash("sha256", content);
}

/** Hidden names are left out: no source is among them, but the cache itself may be. */
function listing(names: readonly string[]): string {
  return digest(names.filter((name) => !name.startsWith(".")).join("\n"));
}

function answerOf(files: FileSystem, kind: Question[0], path: string): string {
  if (kind === "stat") return files.stat(path)?.kind ?? "nothing";
  try {
    return kind === "read" ? digest(files.read(path)) : listing(files.list(path));
  } catch {
    return "nothing";
  }
}

/** Passes everything on and writes down what was asked and answered. */
function recording(files: FileSystem): { files: FileSystem; questions: () => Question[] } {
  const asked = new Map<string, Question>();
  const note = (kind: Question[0], path: string, answer: string): void => {
    asked.set(`${kind} ${path}`, [kind, path, answer]);
  };
  return {
    questions: () => [...asked.values()],
    files: {
      ...files,
      read(path) {
        const bytes = files.read(path);
        note("read", path, digest(bytes));
        return bytes;
      },
      stat(path) {
        const found = files.stat(path);
        note("stat", path, found?.kind ?? "nothing");
        return found;
      },
      list(folder) {
        const names = files.list(folder);
        note("list", folder, listing(names));
        return names;
      },
    },
  };
}

/** A value that was written by `keep`; undefined if it is missing or damaged. */
export function kept<T>(files: FileSystem, path: string): T | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(files.read(path));
    const end = text.indexOf("\n");
    const body = text.slice(end + 1);
    return digest(body) === text.slice(0, end) ? (JSON.parse(body) as T) : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a value for later processes, behind its hash. */
export function keep(files: FileSystem, path: string, value: unknown): void {
  const body = JSON.stringify(value);
  try {
    files.write(path, `${digest(body)}\n${body}`);
  } catch {
    // A cache that cannot be written costs time, nothing else.
  }
}

/** The stored result of `key`, if nothing that it depends on has changed. */
function stored<T>(files: FileSystem, path: string): T | undefined {
  const entry = kept<Entry<T>>(files, path);
  const same = entry?.questions.every(
    ([kind, asked, answer]) => answerOf(files, kind, asked) === answer,
  );
  return same === true ? entry?.result : undefined;
}

export interface CacheOptions<T> {
  /** The folder of the cache; undefined for none. */
  readonly folder: string | undefined;
  /** What is computed, with which options, by which version of the compiler. */
  readonly key: readonly string[];
  /** A further condition on a stored result. */
  readonly valid?: (result: T) => boolean;
}

export async function cached<T>(
  files: FileSystem,
  { folder, key, valid = () => true }: CacheOptions<T>,
  compute: (files: FileSystem) => Promise<T>,
): Promise<T> {
  if (folder === undefined) return compute(files);
  const path = join(folder, `${key[0]}-${digest(JSON.stringify(key)).slice(0, 32)}.json`);
  const before = stored<T>(files, path);
  if (before !== undefined && valid(before)) return before;
  const record = recording(files);
  const result = await compute(record.files);
  keep(files, path, { questions: record.questions(), result } satisfies Entry<T>);
  keepNewest(files, folder, results);
  return result;
}

const results = 200;

/** Keeps the newest entries of a folder, which nobody reads as a source. */
export function keepNewest(files: FileSystem, folder: string, count: number): void {
  try {
    const names = files.list(folder);
    if (names.length <= count) return;
    const byAge = names
      .map((name) => ({ name, modified: files.stat(join(folder, name))?.modified ?? 0 }))
      .toSorted((a, b) => b.modified - a.modified);
    for (const { name } of byAge.slice(count)) files.remove(join(folder, name));
  } catch {
    // There is no such folder, or nothing may be removed from it.
  }
}
