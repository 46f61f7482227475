/** A checked program to the files of its JavaScript: every module that is reached, std's among them, and the scripts they need. */

import { dirname, posix, relative } from "node:path";
import { emitModule } from "@neuro-lang/backend-js";
import type { IrModule, IrProgram } from "@neuro-lang/ir";
import { isPrivatePart, mayHoldPrivate } from "@neuro-lang/labels";
import { lowerProgram } from "@neuro-lang/lowering";
import { decideCopies, optimize } from "@neuro-lang/optimizer";
import { isStandard } from "./files/path.ts";
import { bareName, type Library, type Platform, runtimeDeclarations } from "./library/library.ts";
import { commonFolder } from "./project.ts";
import { placeForeign, supportFolder } from "./output-foreign.ts";
import { reachedFrom } from "./link.ts";
import type { CheckedSources } from "./session.ts";
import type { Activity, Steps } from "./steps.ts";

export interface OutputOptions {
  /** The modules that are wanted; what they import comes along. */
  readonly entries: readonly string[];
  /** Emit the tests of the entries as `$tests`. */
  readonly tests?: boolean;
  /** Declarations for TypeScript as well. */
  readonly publish?: boolean;
  /** Entries of which a policy says that private data comes in. */
  readonly private?: ReadonlySet<string>;
  /** Where the files will stand: the source maps point from there to the sources. */
  readonly folder: string;
  /** Node, whose command line starts a program, or a page, which does it itself. Node if left out. */
  readonly platform?: Platform;
}

export interface Output {
  /** By relative path, with `/`. */
  readonly files: ReadonlyMap<string, string | Uint8Array>;
  /** Each entry's own file. */
  readonly entries: ReadonlyMap<string, string>;
}

export function* compile(
  checked: CheckedSources,
  library: Library,
  options: OutputOptions,
): Steps<Output> {
  yield activity(0, checked.program.modules.size);
  const lowered = lowerProgram(checked.program);
  yield activity(0, lowered.modules.size);
  const program = optimize(lowered);
  const place = placement(program, options.entries);
  const foreign = placeForeign(checked.foreign, options.folder);
  const files = new Map<string, string | Uint8Array>(foreign.files);
  const scripts = new Set<string>();
  const open = [...options.entries];
  const seen = new Set(open);
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    const module = program.modules.get(path);
    if (module === undefined) continue;
    yield activity(seen.size - open.length - 1, seen.size);
    const file = place(path);
    const from = (target: string): string => specifier(file, target);
    const script = (name: string): string => {
      scripts.add(name);
      return from(`${supportFolder}/${name}`);
    };
    const made = emitModule(module, program, {
      runtimeImport: () => script("runtime.js"),
      externImport: (other) =>
        isStandard(other) ? script(`${bareName(other)}.extern.js`) : foreign.specifier(other, file),
      moduleImport(other) {
        if (!seen.has(other)) {
          seen.add(other);
          open.push(other);
        }
        return from(place(other));
      },
      sourceName: isStandard(path)
        ? path
        : relative(dirname(posix.join(options.folder, file)), path),
      sourceText: checked.sources.get(path)?.text ?? "",
      tests: options.tests === true && options.entries.includes(path),
      isPrivate: (owner, name) => isPrivatePart(checked.program, owner, name),
      holdsPrivate: options.entries.includes(path) && holdsPrivate(checked, path, options),
    });
    const isEntry =
      options.platform !== "browser" &&
      options.tests !== true &&
      options.entries.includes(path) &&
      hasMain(module);
    const start = isEntry ? startLine(script("entry.js"), file) : "";
    // Without a main that starts the program: somebody imports what it exports.
    const platform =
      options.publish === true && !isStandard(path) && touchesOutside(module)
        ? `import ${JSON.stringify(script("platform.js"))};\n`
        : "";
    files.set(
      file,
      `${made.code}${start}${platform}//# sourceMappingURL=${posix.basename(file)}.map\n`,
    );
    files.set(`${file}.map`, JSON.stringify(made.map));
    if (options.publish === true) files.set(file.replace(/\.js$/, ".d.ts"), made.declarations);
  }
  if (options.tests === true) scripts.add("testing.js");
  if (options.publish === true) scripts.add(runtimeDeclarations);
  addScripts(files, scripts, library);
  files.set("package.json", `${JSON.stringify({ type: "module" })}\n`);
  return { files, entries: new Map(options.entries.map((path) => [path, place(path)])) };
}

/** A program of which nothing is private tells all that it knows of a bug. */
function holdsPrivate(
  { program }: CheckedSources,
  entry: string,
  { private: told }: OutputOptions,
): boolean {
  return told?.has(entry) === true || mayHoldPrivate(program, reachedFrom(program, entry));
}

function activity(done: number, of: number): Activity {
  return { what: "Compiling", done, of, things: "modules" };
}

export function hasMain(module: IrModule): boolean {
  return module.definitions.some(({ kind, name }) => kind === "function" && name === "main");
}

function touchesOutside(module: IrModule): boolean {
  return module.definitions.some(
    (definition) => definition.kind === "function" && definition.uses.length > 0,
  );
}

/** Runs main if the file itself is started, and not if something imports it. Before Node 24.2 the path has to tell. */
function startLine(entry: string, file: string): string {
  const name = JSON.stringify(posix.basename(file, ".js"));
  return `if (import.meta.main ?? import.meta.filename === process.argv[1]) (await import(${JSON.stringify(entry)})).start($main, ${name});\n`;
}

/** Where each module's JavaScript goes: as the sources lie, below the folder that holds all of the user's own. */
function placement(program: IrProgram, entries: readonly string[]): (path: string) => string {
  const own = [...program.modules.keys()].filter(
    (path) => !isStandard(path) && !path.includes("/node_modules/"),
  );
  const base = commonFolder(own.length > 0 ? own : entries.slice(0, 1));
  return (path) => {
    if (isStandard(path)) return `${supportFolder}/${bareName(path)}.js`;
    const at = path.lastIndexOf("/node_modules/");
    const own = at === -1 ? relative(base, path) : `packages/${path.slice(at + 14)}`;
    return own.replace(/\.neuro$/, ".js").replaceAll("\\", "/");
  };
}

function specifier(from: string, to: string): string {
  const path = posix.relative(posix.dirname(from), to);
  return path.startsWith(".") ? path : `./${path}`;
}

/** The scripts and what they import in turn. */
function addScripts(
  files: Map<string, string | Uint8Array>,
  names: ReadonlySet<string>,
  library: Library,
): void {
  for (const name of names) {
    const file = `${supportFolder}/${name}`;
    const script = library.script(name);
    if (script === undefined || files.has(file)) continue;
    files.set(file, script.text);
    addScripts(files, new Set(script.imports), library);
  }
}

/** A value that is copied before it is changed, since something else may hold it. */
export interface CopiedValue {
  readonly module: string;
  /** Where it is changed. */
  readonly offset: number;
  readonly variable: string;
  readonly levels: number;
}

/** Every copy that stays in the program's own modules, in order. */
export function copiesIn(checked: CheckedSources): readonly CopiedValue[] {
  const { copies, program } = decideCopies(lowerProgram(checked.program));
  return copies
    .filter(({ module }) => !isStandard(module))
    .map(({ at, module, variable, levels }) => ({
      module,
      offset: program.modules.get(module)?.positions[at] ?? 0,
      variable: variable.replace(/_\d+$/, ""),
      levels,
    }))
    .toSorted((a, b) => (a.module < b.module ? -1 : a.module > b.module ? 1 : a.offset - b.offset));
}
