/**
 * Foreign code: the JavaScript beside a module, which holds its externs, and the files that it imports from its own folders.
 * It is looked over and never run here: what it exports is compared with what the module declares.
 */

import { isBuiltin } from "node:module";
import { basename, dirname, extname, join } from "node:path";
import { closest, diagnostics, type Problem } from "@neuro-lang/diagnostics";
import { parse as lex } from "es-module-lexer/js";
import type { Module, Neuro } from "@neuro-lang/parser";
import { digest } from "./cache.ts";
import { FileError, type FileSystem } from "./files/files.ts";
import { isStandard } from "./files/path.ts";
import { ancestors } from "./project.ts";

export interface ForeignCode {
  /** Absolute. */
  readonly path: string;
  /** The file itself and what it needs from beside it, by absolute path; empty if there is none. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Undefined if they cannot be told: it passes on all that another module exports. */
  readonly exports: ReadonlySet<string> | undefined;
  /** What keeps it from being used. */
  readonly why: string | undefined;
}

export function externsOf(tree: Module): readonly Neuro[] {
  return tree.items.filter((item): item is Neuro => item.kind === "Neuro" && item.extern);
}

/** `mail.js` beside `mail.neuro`. */
function foreignPath(module: string): string {
  return module.replace(/\.neuro$/, ".js");
}

export function readForeign(files: FileSystem, module: string): ForeignCode {
  const path = foreignPath(module);
  const found = new Map<string, Uint8Array>();
  let exports: ForeignCode["exports"] = new Set<string>();
  let why: string | undefined;
  const open = files.stat(path)?.kind === "file" ? [path] : [];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue;
    const within = next === path ? "" : `in \`${basename(next)}\` `;
    const bytes = readOrReason(files, next);
    if (typeof bytes === "string") {
      why ??= `${within}${bytes}`;
      continue;
    }
    found.set(next, bytes);
    if (![".js", ".mjs"].includes(extname(next))) continue;
    const scanned = scan(new TextDecoder().decode(bytes));
    if (typeof scanned === "number") {
      why ??= `${within}line ${scanned} is no JavaScript that I understand`;
      continue;
    }
    if (next === path) ({ exports } = scanned);
    for (const specifier of scanned.imports) {
      if (/^\.{1,2}\//.test(specifier)) {
        const target = join(dirname(next), specifier);
        if (files.stat(target)?.kind === "file") open.push(target);
        else why ??= `${within}it imports \`${specifier}\`, which is not there`;
      } else if (specifier.startsWith("#")) {
        why ??= `${within}it imports \`${specifier}\`, which means nothing outside of its package`;
      } else if (!isInstalled(files, specifier, dirname(next))) {
        why ??= `${within}it imports \`${specifier}\`, which is not installed`;
      }
    }
  }
  return { path, files: found, exports, why };
}

function readOrReason(files: FileSystem, path: string): Uint8Array | string {
  try {
    return files.read(path);
  } catch (error) {
    if (error instanceof FileError) return error.reason;
    throw error;
  }
}

/** Node's own modules, addresses and packages that are there. */
function isInstalled(files: FileSystem, specifier: string, from: string): boolean {
  if (isBuiltin(specifier) || /^(?:[a-z]+:|\/)/.test(specifier)) return true;
  const name = /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;
  return ancestors(from).some(
    (folder) => files.stat(join(folder, "node_modules", name))?.kind === "folder",
  );
}

interface Scanned {
  readonly exports: ForeignCode["exports"];
  /** The specifiers that can be told: `./helper.js`, `node:fs`. */
  readonly imports: readonly string[];
}

/** What a module says of itself; the line at which it is no JavaScript. */
function scan(text: string): Scanned | number {
  try {
    const [imports, exports] = lex(text);
    const passesOn = imports.some(({ ss }) => /^export\s*\*(?!\s*as\b)/.test(text.slice(ss)));
    return {
      exports: passesOn ? undefined : new Set(exports.map(({ n }) => n)),
      imports: imports.flatMap(({ n }) => n ?? []),
    };
  } catch (error) {
    const at = (error as { readonly idx?: number }).idx ?? 0;
    return text.slice(0, at).split("\n").length;
  }
}

/** Externs that have no JavaScript to call. */
export function foreignProblems(
  module: string,
  tree: Module,
  code: ForeignCode | undefined,
): readonly Problem[] {
  if (code === undefined) return [];
  const { exports, files, path, why } = code;
  const file = basename(path);
  const externs = externsOf(tree);
  const [first] = externs;
  const spanOf = ({ name }: Neuro): Problem["span"] => ({
    file: module,
    start: name.start,
    end: name.end,
  });
  // That there is no file, or none that can be read, is the same for all of them.
  if (first !== undefined && (files.size === 0 || why !== undefined))
    return [diagnostics.foreignFile.at(spanOf(first), { name: first.name.text, file, why })];
  return externs
    .filter(({ name }) => exports !== undefined && !exports.has(name.text))
    .map((extern) => {
      const name = extern.name.text;
      const suggestion = closest(name, exports ?? []);
      return diagnostics.foreignExport.at(spanOf(extern), { name, file, suggestion });
    });
}

/** Changes with anything in the code; undefined for a module that has none. */
export function foreignDigest(code: ForeignCode | undefined): string | undefined {
  if (code === undefined) return undefined;
  return digest(JSON.stringify([...code.files].map(([path, bytes]) => [path, digest(bytes)])));
}

/** The foreign code of a module of the program or of a package. */
export function foreignOf(
  files: FileSystem,
  module: string,
  tree: Module,
): ForeignCode | undefined {
  return isStandard(module) || externsOf(tree).length === 0
    ? undefined
    : readForeign(files, module);
}
