/** Names that nothing here declares and the library exports: the modules that have them, and the edits that import them. */

import { type Fix, spelled, type TextEdit } from "@neuro-lang/diagnostics";
import type * as tree from "@neuro-lang/parser";
import { isHome } from "./builtins.ts";
import { takesByName } from "./receivers.ts";
import { type ModuleState, type ProgramState, spanOf } from "./state.ts";
import type { Type } from "./types.ts";

export interface LibraryName {
  /** Modules that export it. */
  readonly modules: readonly string[];
  /** How to get it, and how to write what was nearly written. */
  readonly fixes: readonly Fix[];
}

/** `suggestion` is a known name that was perhaps meant at `place`; `receiver` is what it is called on with a dot. */
export function libraryName(
  program: ProgramState,
  module: ModuleState,
  place: tree.Node,
  name: string,
  suggestion: string | undefined,
  receiver?: Type,
): LibraryName {
  const modules = program
    .exporters(name, receiver && takesByName(receiver))
    // What the home of a type has for its values, needs no import: it is not there.
    .filter((path) => path !== module.input.path && (receiver === undefined || !isHome(path)));
  // Which of several is meant, only the reader knows.
  const fixes = modules.length === 1 ? [importOf(module, name, modules[0]!)] : [];
  const meant = spelled(spanOf(module, place), suggestion, modules.length === 0);
  return { modules, fixes: [...meant, ...fixes] };
}

export function importOf(module: ModuleState, name: string, path: string): Fix {
  return {
    title: `Import \`${name}\` from \`${path}\``,
    edits: importEdits(module, [{ name, path, specifier: path }]),
    safe: false,
  };
}

export interface WantedImport {
  readonly name: string;
  readonly path: string;
  /** How the module names that path. */
  readonly specifier: string;
}

/** Each name goes to those that are imported from its module already, or into an import behind the others. */
export function importEdits(
  module: ModuleState,
  wanted: readonly WantedImport[],
): readonly TextEdit[] {
  const imports = module.input.tree.items.filter((item) => item.kind === "Import");
  const inserted = (at: number, newText: string): TextEdit => ({
    span: spanOf(module, { start: at, end: at }),
    newText,
  });
  const edits: TextEdit[] = [];
  const lines: string[] = [];
  for (const [path, own] of Map.groupBy(wanted, (each) => each.path)) {
    const names = own.map(({ name }) => name).join(", ");
    const before = imports.find(
      (item) => item.names.length > 0 && importedPath(module, item) === path,
    );
    if (before === undefined) lines.push(`import { ${names} } from "${own[0]!.specifier}"`);
    else edits.push(inserted(before.names.at(-1)!.end, `, ${names}`));
  }
  if (lines.length === 0) return edits;
  const written = lines.join("\n");
  const last = imports.at(-1);
  const line =
    last === undefined
      ? inserted(afterModuleDocumentation(module.input.source.text), `${written}\n\n`)
      : inserted(last.end, `\n${written}`);
  return [...edits, line];
}

function importedPath(module: ModuleState, { from }: tree.Import): string | undefined {
  const specifier = from.parts.map((part) => (part.kind === "TextPart" ? part.value : "")).join("");
  return module.input.imports.get(specifier);
}

/** Where the first line starts that is no `//!`. */
function afterModuleDocumentation(text: string): number {
  return /^(?:\/\/!.*(?:\n|$)|[ \t]*\n)*/.exec(text)![0].length;
}
