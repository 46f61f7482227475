/** Names that nothing here declares and the library exports: the modules that have them, and the edits that import them. */

import { type Fix, spelled } from "@neuro-lang/diagnostics";
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
  const imports = module.input.tree.items.filter((item) => item.kind === "Import");
  const before = imports.find(
    (item) => item.names.length > 0 && importedPath(module, item) === path,
  );
  const written = `import { ${name} } from "${path}"`;
  const [at, newText] =
    before !== undefined
      ? [before.names.at(-1)!.end, `, ${name}`]
      : imports.length > 0
        ? [imports.at(-1)!.end, `\n${written}`]
        : [afterModuleDocumentation(module.input.source.text), `${written}\n\n`];
  return {
    title: `Import \`${name}\` from \`${path}\``,
    edits: [{ span: spanOf(module, { start: at, end: at }), newText }],
    safe: false,
  };
}

function importedPath(module: ModuleState, { from }: tree.Import): string | undefined {
  const specifier = from.parts.map((part) => (part.kind === "TextPart" ? part.value : "")).join("");
  return module.input.imports.get(specifier);
}

/** Where the first line starts that is no `//!`. */
function afterModuleDocumentation(text: string): number {
  return /^(?:\/\/!.*(?:\n|$)|[ \t]*\n)*/.exec(text)![0].length;
}
