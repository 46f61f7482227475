/** The modules of a program, parsed: what nobody changed stays from one check to the next, by identity. */

import type { ModuleInput } from "@neuro-lang/checker";
import { type MissingImport, type Problem, SourceFile } from "@neuro-lang/diagnostics";
import { parse, type Parsed } from "@neuro-lang/parser";
import type { Item, Module, TextLiteral } from "@neuro-lang/parser";
import { withDocumentationTests } from "./documentation-tests.ts";
import { FileError, type FileSystem, InputError } from "./files/files.ts";
import { isStandard } from "./files/path.ts";
import { sourceOf, tooLarge } from "./files/text.ts";
import type { Library } from "./library/library.ts";
import { brokenManifests } from "./manifest.ts";
import { resolveImport, whyMissing } from "./resolve.ts";
import type { Steps } from "./steps.ts";

export interface SessionOptions {
  /** Compile the examples in the documentation of these modules as tests. */
  readonly documentationTests?: boolean;
  /** Go on without files that cannot be read, are no text, or have more bytes than this. */
  readonly withoutUnreadable?: { readonly mostBytes: number };
}

export interface ParsedModule {
  readonly source: SourceFile;
  readonly tree: Module;
  readonly problems: readonly Problem[];
  /** What its imports are written as. */
  readonly specifiers: readonly string[];
  readonly hasMain: boolean;
  /** The checker tells by identity that a module is as it was. */
  readonly input: ModuleInput;
}

interface Known {
  /** False of a module of std that was read for its signatures. */
  readonly bodies: boolean;
  /** As they were read; undefined of a module of std. */
  bytes: Uint8Array | undefined;
  readonly read: Parsed;
  readonly parsed: Omit<ParsedModule, "input">;
  input: ModuleInput;
}

/** Why a file is no part of the program that it belongs to. */
export type Unreadable = InputError | FileError;

/** What was reached from the entries. */
export interface LoadedModules {
  readonly modules: ReadonlyMap<string, ParsedModule>;
  /** Empty unless the session goes on without them. */
  readonly unreadable: ReadonlyMap<string, Unreadable>;
}

/** Modules that every program may need without an import: the prelude and the homes of the builtin types. */
const implicit =
  "prelude option int float decimal text bytes time size json range regex list map set".split(" ");

export class ParsedModules {
  readonly #files: FileSystem;
  readonly #library: Library;
  readonly #options: SessionOptions;
  readonly #known = new Map<string, Known>();

  constructor(files: FileSystem, library: Library, options: SessionOptions) {
    this.#files = files;
    this.#library = library;
    this.#options = options;
  }

  /** Parses what is reached from the entries; what an earlier check parsed and nobody changed stays. */
  *load(entries: readonly string[], purpose: "check" | "compile"): Steps<LoadedModules> {
    const loaded = new Map<string, Known>();
    const unreadable = new Map<string, Unreadable>(brokenManifests(this.#files, entries));
    for (const why of this.#options.withoutUnreadable === undefined ? unreadable.values() : [])
      throw why;
    const wanted = new Set(entries);
    const open = [
      ...implicit.map((name) => `neuro:${name}`).filter((path) => this.#library.has(path)),
      ...entries,
    ];
    for (let path = open.pop(); path !== undefined; path = open.pop()) {
      if (loaded.has(path) || unreadable.has(path)) continue;
      const entry = wanted.has(path);
      const bodies = entry || purpose === "compile" || !isStandard(path);
      const known = this.#parsedOrNot(path, { entry, bodies });
      if (known instanceof Error) {
        unreadable.set(path, known);
        continue;
      }
      const imports = this.#resolveImports(known.parsed.specifiers, path);
      const missing = this.#missingOf(known.parsed.specifiers, imports, path);
      if (!sameImports(imports, known.input.imports) || !sameMissing(missing, known.input.missing))
        known.input = { ...known.input, imports, missing };
      loaded.set(path, known);
      yield { what: "Reading", done: loaded.size, things: "files" };
      open.push(...imports.values());
    }
    for (const path of this.#known.keys()) if (!loaded.has(path)) this.#known.delete(path);
    for (const known of unreadable.size === 0 ? [] : loaded.values())
      known.input = withoutImportsOf(unreadable, known.input);
    const modules = new Map(
      [...loaded].map(([path, { parsed, input }]) => [path, { ...parsed, input }]),
    );
    return { modules, unreadable };
  }

  /** A module as it is now, whether a program was loaded that it belongs to or not. */
  parsed(path: string): Omit<ParsedModule, "input"> {
    const { parsed } = this.#known.get(path) ?? this.#parse(path, { entry: false, bodies: true });
    return parsed;
  }

  /** What a module's imports are written as and mean; those that lead nowhere are left out. */
  importsOf(path: string): ReadonlyMap<string, string> {
    return this.#resolveImports(this.parsed(path).specifiers, path);
  }

  #parsedOrNot(path: string, how: { entry: boolean; bodies: boolean }): Known | Unreadable {
    if (this.#options.withoutUnreadable === undefined) return this.#parse(path, how);
    try {
      return this.#parse(path, how);
    } catch (error) {
      if (error instanceof InputError || error instanceof FileError) return error;
      throw error;
    }
  }

  #parse(path: string, { entry, bodies }: { entry: boolean; bodies: boolean }): Known {
    const before = this.#known.get(path);
    // What was read with its bodies has its signatures as well.
    if (before !== undefined && isStandard(path) && (before.bodies || !bodies)) return before;
    const bytes = isStandard(path) ? undefined : this.#bytesOf(path);
    if (bytes !== undefined && before?.bytes === bytes) return before;
    const written = bytes === undefined ? this.#librarySource(path, bodies) : sourceOf(path, bytes);
    const source =
      entry && this.#options.documentationTests === true
        ? withDocumentationTests(written, parse(written).module)
        : written;
    if (before?.parsed.source.text === source.text) {
      before.bytes = bytes;
      return before;
    }
    // This uses up the tree before, so that even a check that is let go has to remember the new one.
    const read = parse(source, before?.read);
    const { module: tree, problems } = read;
    const known: Known = {
      bodies,
      bytes,
      read,
      parsed: {
        source,
        tree,
        problems,
        specifiers: tree.items.flatMap((item) => specifierOf(item) ?? []),
        hasMain: tree.items.some((item) => item.kind === "Neuro" && item.name.text === "main"),
      },
      input: { path, source, tree, imports: new Map<string, string>() },
    };
    this.#known.set(path, known);
    return known;
  }

  #bytesOf(path: string): Uint8Array {
    const { mostBytes = Infinity } = this.#options.withoutUnreadable ?? {};
    const size = mostBytes === Infinity ? 0 : (this.#files.stat(path)?.size ?? 0);
    if (size > mostBytes) throw tooLarge(path, size, mostBytes);
    return this.#files.read(path);
  }

  #librarySource(path: string, bodies: boolean): SourceFile {
    if (!this.#library.has(path))
      throw new InputError(`The standard library has no module \`${path}\`.`);
    const text = bodies ? this.#library.source(path) : this.#library.signatures(path);
    return new SourceFile(path, text);
  }

  #resolveImports(specifiers: readonly string[], from: string): Map<string, string> {
    const imports = new Map<string, string>();
    for (const specifier of specifiers) {
      const path = resolveImport(this.#files, this.#library, specifier, from);
      if (path !== undefined) imports.set(specifier, path);
    }
    return imports;
  }

  #missingOf(
    specifiers: readonly string[],
    imports: ReadonlyMap<string, string>,
    from: string,
  ): Map<string, MissingImport> {
    const missing = new Map<string, MissingImport>();
    for (const specifier of specifiers) {
      if (imports.has(specifier) || isStandard(from)) continue;
      const why = whyMissing(this.#files, this.#library, specifier, from);
      if (why !== undefined) missing.set(specifier, why);
    }
    return missing;
  }
}

function sameMissing(
  a: ReadonlyMap<string, MissingImport>,
  b: ReadonlyMap<string, MissingImport> | undefined,
): boolean {
  return a.size === (b?.size ?? 0) && JSON.stringify([...a]) === JSON.stringify([...(b ?? [])]);
}

/** What an import names; foreign imports are not modules of ours. */
function specifierOf(item: Item): string | undefined {
  if (item.kind === "Reexport") return textOf(item.from);
  return item.kind === "Import" && item.foreign === undefined ? textOf(item.from) : undefined;
}

function textOf(literal: TextLiteral): string {
  return literal.parts.map((part) => (part.kind === "TextPart" ? part.value : "")).join("");
}

/** What is imported from a file that cannot be read leads nowhere, for the reason why it cannot. */
function withoutImportsOf(
  unreadable: ReadonlyMap<string, Unreadable>,
  input: ModuleInput,
): ModuleInput {
  const imports = new Map(input.imports);
  const missing = new Map(input.missing);
  for (const [specifier, path] of input.imports) {
    const why = unreadable.get(path);
    if (why === undefined) continue;
    imports.delete(specifier);
    const hint = why instanceof InputError ? why.hint : undefined;
    missing.set(specifier, {
      kind: "unreadable",
      why: hint === undefined ? why.message : `${why.message} ${hint}`,
    });
  }
  return imports.size === input.imports.size ? input : { ...input, imports, missing };
}

function sameImports(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  return a.size === b.size && a.entries().every(([specifier, path]) => b.get(specifier) === path);
}
