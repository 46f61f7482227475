/** What a package.json says that matters to Neuro-Code, and whether one beside a program can be read at all. */

import { dirname, join } from "node:path";
import { explainJsonError } from "@neuro-lang/std/json-errors";
import { FileError, type FileSystem, InputError } from "./files/files.ts";
import { isStandard } from "./files/path.ts";
import { findProject, manifestFile } from "./project.ts";

export interface PackageManifest {
  readonly exports?: Readonly<Record<string, unknown>>;
  readonly dependencies?: Readonly<Record<string, unknown>>;
  readonly devDependencies?: Readonly<Record<string, unknown>>;
}

/** Undefined for what is no JSON object. */
export function readManifest(files: FileSystem, path: string): PackageManifest | undefined {
  try {
    const read: unknown = JSON.parse(textOf(files, path));
    return isObject(read) ? read : undefined;
  } catch {
    return undefined;
  }
}

/** What is wrong with the package.json of each project that one of these modules belongs to. */
export function brokenManifests(
  files: FileSystem,
  modules: readonly string[],
): ReadonlyMap<string, InputError | FileError> {
  const broken = new Map<string, InputError | FileError>();
  const folders = new Set(modules.filter((path) => !isStandard(path)).map((path) => dirname(path)));
  const roots = new Set([...folders].map((folder) => findProject(files, folder).root));
  for (const root of roots) {
    const path = join(root, manifestFile);
    const why = files.stat(path)?.kind === "file" ? whyBroken(files, path) : undefined;
    if (why !== undefined) broken.set(path, why);
  }
  return broken;
}

function whyBroken(files: FileSystem, path: string): InputError | FileError | undefined {
  let read: unknown;
  let text = "";
  try {
    text = textOf(files, path);
    read = JSON.parse(text);
  } catch (error) {
    if (error instanceof FileError) return error;
    return new InputError(
      `\`${path}\` is ${explainJsonError(text)}.`,
      "Neither Node nor npm can read it like that.",
      { cause: error },
    );
  }
  if (!isObject(read))
    return new InputError(
      `\`${path}\` holds ${kindOf(read)}, where an object is due.`,
      "`{}` is the smallest one.",
    );
  const wrong = (["dependencies", "devDependencies"] as const).find(
    (name) => read[name] !== undefined && !isObject(read[name]),
  );
  if (wrong === undefined) return undefined;
  return new InputError(
    `In \`${path}\`, \`${wrong}\` is ${kindOf(read[wrong])}, where an object is due.`,
    `It names packages and their versions: "${wrong}": { "words": "^1.2.0" }`,
  );
}

function textOf(files: FileSystem, path: string): string {
  return new TextDecoder().decode(files.read(path));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function kindOf(value: unknown): string {
  if (value === null) return "`null`";
  return Array.isArray(value) ? "a list" : `a ${typeof value}`;
}
