/**
 * Checks programs and remembers: unchanged files are not parsed again, and the checker is handed what it found before. One
 * session serves a command, a watch or an editor.
 */

import {
  atOnce,
  type CheckedProgram,
  checkInSteps,
  type DefinitionId,
  type ModuleInput,
  saying,
} from "@neuro-lang/checker";
import { orderProblems, type Problem, SourceFile } from "@neuro-lang/diagnostics";
import { checkLabelsInSteps, type LabelReport, type Unsaid } from "@neuro-lang/labels";
import { keepItems, parse } from "@neuro-lang/parser";
import type { Item, Module, TextLiteral } from "@neuro-lang/parser";
import { misplaced, readPolicy } from "@neuro-lang/policy";
import { withDocumentationTests } from "./documentation-tests.ts";
import { type FileSystem, InputError } from "./files/files.ts";
import { isStandard } from "./files/path.ts";
import { readSource } from "./files/text.ts";
import { type ForeignCode, foreignOf, foreignProblems } from "./foreign.ts";
import type { Library } from "./library/library.ts";
import { resolveImport } from "./resolve.ts";
import type { Activity, Steps } from "./steps.ts";

export interface CheckedSources {
  readonly program: CheckedProgram;
  readonly labels: LabelReport;
  /** Of every module that was reached, std's own left out; in order, each once. */
  readonly problems: readonly Problem[];
  readonly sources: ReadonlyMap<string, SourceFile>;
  /** The JavaScript behind the externs of the modules that have any. */
  readonly foreign: ReadonlyMap<string, ForeignCode>;
}

interface Parsed {
  /** False of a module of std that was read for its signatures. */
  readonly bodies: boolean;
  readonly source: SourceFile;
  readonly tree: Module;
  readonly problems: readonly Problem[];
  /** What its imports are written as. */
  readonly specifiers: readonly string[];
  input: ModuleInput;
}

export interface SessionOptions {
  /** Compile the examples in the documentation of these modules as tests. */
  readonly documentationTests?: boolean;
}

/** Modules that every program may need without an import: the prelude and the homes of the builtin types. */
const implicit =
  "prelude option int float decimal text bytes time size json range regex list map set".split(" ");

export class Session {
  readonly files: FileSystem;
  readonly library: Library;
  readonly #options: SessionOptions;
  readonly #parsed = new Map<string, Parsed>();
  #previous: CheckedProgram | undefined;
  #labels: LabelReport | undefined;

  constructor(files: FileSystem, library: Library, options: SessionOptions = {}) {
    this.files = files;
    this.library = library;
    this.#options = options;
  }

  /**
   * Checks these modules and all that they import. Throws an InputError for a file that is no source text. Who wants to
   * compile what was checked needs the standard library's bodies, too. `whole` names the modules whose bodies matter, `unsaid`
   * says what was found in the others.
   */
  check(
    entries: readonly string[],
    purpose?: "check" | "compile",
    whole?: ReadonlySet<string>,
  ): CheckedSources {
    return atOnce(this.checkInSteps(entries, purpose, whole));
  }

  *checkInSteps(
    entries: readonly string[],
    purpose: "check" | "compile" = "check",
    whole?: ReadonlySet<string>,
    unsaid?: ReadonlyMap<DefinitionId, Unsaid>,
  ): Steps<CheckedSources> {
    const modules = yield* this.#load(entries, purpose);
    const signaturesOnly = new Set(
      purpose === "compile"
        ? []
        : modules
            .keys()
            .filter((path) =>
              whole === undefined ? isStandard(path) && !entries.includes(path) : !whole.has(path),
            ),
    );
    const inputs = [...modules.values()].map(({ input }) => input);
    const program = yield* saying(
      checkInSteps(inputs, this.#previous, {
        signaturesOnly,
        exporters: (name) => this.library.exporters(name),
      }),
      (done): Activity => ({ what: "Checking", done, things: "definitions" }),
    );
    this.#previous = program;
    const labels = yield* saying(
      checkLabelsInSteps(program, { known: unsaid, previous: this.#labels }),
      (done): Activity => ({ what: "Checking", done, things: "definitions" }),
    );
    this.#labels = labels;
    const foreign = new Map<string, ForeignCode>();
    for (const [path, { tree }] of modules) {
      const code = foreignOf(this.files, path, tree);
      if (code !== undefined) foreign.set(path, code);
    }
    const shown = [...modules].filter(([path]) => !isStandard(path) || entries.includes(path));
    return {
      program,
      labels,
      problems: orderProblems(
        shown.flatMap(([path, { problems, tree }]) => [
          ...problems,
          ...(program.modules.get(path)?.problems ?? []),
          ...(labels.problems.get(path) ?? []),
          ...policyProblems(path, tree),
          ...foreignProblems(path, tree, foreign.get(path)),
        ]),
      ),
      foreign,
      sources: new Map([...modules].map(([path, { source }]) => [path, source])),
    };
  }

  /** The modules that a module imports. */
  importsOf(path: string): ReadonlyMap<string, string> {
    return this.#resolveImports(this.#parsedModule(path), path);
  }

  /** What a module's imports are written as and mean; null if they lead nowhere. */
  specifiersOf(path: string): ReadonlyMap<string, string | null> {
    const parsed = this.#parsedModule(path);
    const resolved = this.#resolveImports(parsed, path);
    return new Map(
      parsed.specifiers.map((specifier) => [specifier, resolved.get(specifier) ?? null]),
    );
  }

  /** Does the module have a `main`? */
  hasMain(path: string): boolean {
    return this.#parsedModule(path).tree.items.some(
      (item) => item.kind === "Neuro" && item.name.text === "main",
    );
  }

  #parsedModule(path: string): Parsed {
    return this.#parsed.get(path) ?? this.#parse(path, { entry: false, bodies: true });
  }

  /** Parses what is reached from the entries; what an earlier check parsed and nobody changed stays. */
  *#load(entries: readonly string[], purpose: "check" | "compile"): Steps<Map<string, Parsed>> {
    const loaded = new Map<string, Parsed>();
    const open = [
      ...implicit.map((name) => `neuro:${name}`).filter((path) => this.library.has(path)),
      ...entries,
    ];
    for (let path = open.pop(); path !== undefined; path = open.pop()) {
      if (loaded.has(path)) continue;
      const entry = entries.includes(path);
      const bodies = entry || purpose === "compile" || !isStandard(path);
      const parsed = this.#parse(path, { entry, bodies });
      const imports = this.#resolveImports(parsed, path);
      // The checker tells by identity that a module is as it was.
      if (!sameImports(imports, parsed.input.imports)) parsed.input = { ...parsed.input, imports };
      loaded.set(path, parsed);
      yield { what: "Reading", done: loaded.size, things: "files" };
      open.push(...imports.values());
    }
    for (const path of this.#parsed.keys()) if (!loaded.has(path)) this.#parsed.delete(path);
    return loaded;
  }

  #parse(path: string, { entry, bodies }: { entry: boolean; bodies: boolean }): Parsed {
    const before = this.#parsed.get(path);
    // What was read with its bodies has its signatures as well.
    if (before !== undefined && isStandard(path) && (before.bodies || !bodies)) return before;
    const written = this.#read(path, bodies);
    const source =
      entry && this.#options.documentationTests === true
        ? withDocumentationTests(written, parse(written).module)
        : written;
    if (before?.source.text === source.text) return before;
    const { module: tree, problems } = parse(source);
    // This uses up the tree before, so that even a check that is let go has to remember the new one.
    if (before !== undefined)
      keepItems(
        { text: before.source.text, module: before.tree, problems: before.problems },
        { text: source.text, module: tree, problems },
      );
    const specifiers = tree.items.flatMap((item) => specifierOf(item) ?? []);
    const input = { path, source, tree, imports: new Map<string, string>() };
    const parsed = { bodies, source, tree, problems, specifiers, input };
    this.#parsed.set(path, parsed);
    return parsed;
  }

  #read(path: string, bodies: boolean): SourceFile {
    if (!isStandard(path)) return readSource(this.files, path);
    if (!this.library.has(path))
      throw new InputError(`The standard library has no module \`${path}\`.`);
    const text = bodies ? this.library.source(path) : this.library.signatures(path);
    return new SourceFile(path, text);
  }

  #resolveImports({ specifiers }: Parsed, from: string): Map<string, string> {
    const imports = new Map<string, string>();
    for (const specifier of specifiers) {
      const path = resolveImport(this.files, this.library, specifier, from);
      if (path !== undefined) imports.set(specifier, path);
    }
    return imports;
  }
}

/** What is wrong with a policy as such; whether a program fits it is another question. */
function policyProblems(path: string, tree: Module): readonly Problem[] {
  const placed = misplaced(path, tree);
  return placed.length > 0 ? placed : readPolicy(path, tree).problems;
}

/** What an import names; foreign imports are not modules of ours. */
function specifierOf(item: Item): string | undefined {
  if (item.kind === "Reexport") return textOf(item.from);
  return item.kind === "Import" && item.foreign === undefined ? textOf(item.from) : undefined;
}

function textOf(literal: TextLiteral): string {
  return literal.parts.map((part) => (part.kind === "TextPart" ? part.value : "")).join("");
}

function sameImports(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  return a.size === b.size && a.entries().every(([specifier, path]) => b.get(specifier) === path);
}
