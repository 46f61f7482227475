/** One consistent view of a project: what every answer is made from. */

import type { CheckedModule, CheckedProgram, Definition, DefinitionId } from "@neuro-lang/checker";
import type { CheckedSources, Library } from "@neuro-lang/compiler";
import { type Problem, SourceFile, type Span } from "@neuro-lang/diagnostics";
import type { LabelReport } from "@neuro-lang/labels";
import { parse } from "@neuro-lang/parser";
import type * as tree from "@neuro-lang/parser";

/** An item that has a name of its own. */
export type NamedItem = Extract<tree.Item, { name: tree.Name }>;

/** A module as it is written: of the standard library, checking knows signatures only. */
export interface WrittenModule {
  readonly source: SourceFile;
  readonly tree: tree.Module;
  readonly items: ReadonlyMap<string, NamedItem>;
}

/** Modules of a library never change. */
const written = new WeakMap<Library, Map<string, WrittenModule>>();

/** Modules of installed packages, whether something imports them or not. */
export interface Packages {
  /** Path → how an import names it. */
  readonly modules: ReadonlyMap<string, string>;
  read(path: string): string;
}

const noPackages: Packages = { modules: new Map(), read: () => "" };

export class Snapshot {
  readonly program: CheckedProgram;
  readonly labels: LabelReport;
  /** Of every module of the project, in order. */
  readonly problems: readonly Problem[];
  /** Why files are no part of the project that they lie in. */
  readonly unreadable: CheckedSources["unreadable"];
  readonly library: Library;
  readonly #packages: Packages;
  readonly #modules = new Map<string, WrittenModule>();

  constructor(
    library: Library,
    { program, labels, problems, unreadable }: CheckedSources,
    packages: Packages = noPackages,
  ) {
    this.library = library;
    this.#packages = packages;
    this.program = program;
    this.labels = labels;
    this.problems = problems;
    this.unreadable = unreadable;
  }

  /** True of the project's own modules: edits change neither the library nor packages. */
  isOwn(path: string): boolean {
    return !this.library.has(path) && !path.includes("/node_modules/");
  }

  module(path: string): CheckedModule | undefined {
    return this.program.modules.get(path);
  }

  definition(id: DefinitionId): Definition | undefined {
    return this.program.definitions.get(id);
  }

  written(path: string): WrittenModule | undefined {
    const known = this.#modules.get(path);
    if (known !== undefined) return known;
    const found = this.library.has(path)
      ? ofLibrary(this.library, path)
      : (this.#checked(path) ?? this.#ofPackage(path));
    if (found !== undefined) this.#modules.set(path, found);
    return found;
  }

  #checked(path: string): WrittenModule | undefined {
    const module = this.module(path);
    return module && { source: module.source, tree: module.tree, items: namedItems(module.tree) };
  }

  /** Modules of installed packages: path → how an import names it. */
  get packages(): ReadonlyMap<string, string> {
    return this.#packages.modules;
  }

  #ofPackage(path: string): WrittenModule | undefined {
    return this.packages.has(path) ? parsed(path, this.#packages.read(path)) : undefined;
  }

  /** Where a definition is written. */
  item(id: DefinitionId): NamedItem | undefined {
    return this.written(moduleOf(id))?.items.get(nameOf(id));
  }

  /** Where the name of a definition stands. */
  placeOf(id: DefinitionId): Span | undefined {
    const item = this.item(id);
    return item && { file: moduleOf(id), start: item.name.start, end: item.name.end };
  }

  /** What is said of a definition above it. */
  documentationOf(id: DefinitionId): string | undefined {
    return this.item(id)?.documentation;
  }

  /** The definition that a module exports under a name, its own or one that it passes on. */
  exported(path: string, name: string, seen = new Set<string>()): DefinitionId | undefined {
    const module = this.module(path);
    if (module === undefined || seen.has(path)) return undefined;
    seen.add(path);
    const own = module.definitions.get(name);
    if (own?.exported === true) return own.id;
    for (const item of module.tree.items) {
      if (item.kind !== "Reexport") continue;
      const passed = item.names.find((each) => (each.as ?? each.name).text === name);
      const from = passed && module.imports.get(textOf(item.from));
      if (from !== undefined) return this.exported(from, passed!.name.text, seen);
    }
    return undefined;
  }
}

export function moduleOf(id: DefinitionId): string {
  return id.slice(0, id.lastIndexOf("#"));
}

export function nameOf(id: DefinitionId): string {
  return id.slice(id.lastIndexOf("#") + 1);
}

/** A text without interpolations. */
export function textOf({ parts }: tree.TextLiteral): string {
  return parts.map((part) => (part.kind === "TextPart" ? part.value : "")).join("");
}

function ofLibrary(library: Library, path: string): WrittenModule {
  let modules = written.get(library);
  if (modules === undefined) written.set(library, (modules = new Map()));
  let module = modules.get(path);
  if (module === undefined) modules.set(path, (module = parsed(path, library.source(path))));
  return module;
}

function parsed(path: string, text: string): WrittenModule {
  const source = new SourceFile(path, text);
  const { module: root } = parse(source);
  return { source, tree: root, items: namedItems(root) };
}

function namedItems(root: tree.Module): ReadonlyMap<string, NamedItem> {
  return new Map(
    root.items.flatMap((item) =>
      "name" in item && item.name.kind === "Name" ? [[item.name.text, item as NamedItem]] : [],
    ),
  );
}
