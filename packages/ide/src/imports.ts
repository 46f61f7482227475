/** The edits that bring a name of another module into a module. */

import { type CheckedModule, specifierFor } from "@neuro-lang/checker";
import type { TextEdit } from "@neuro-lang/diagnostics";
import type * as tree from "@neuro-lang/parser";
import { textOf } from "./snapshot.ts";

export { specifierFor };

/** Adds the name to the import of that module, in the order of the alphabet, or writes an import behind the others. */
export function importEdit(
  module: CheckedModule,
  name: string,
  path: string,
  specifier = specifierFor(module.path, path),
): TextEdit {
  const imports = importsOf(module);
  const known = imports.find(
    (item) => item.names.length > 0 && module.imports.get(specifierOf(item)) === path,
  );
  if (known !== undefined) return insertion(module, ...placeAmong(known, name));
  const written = `import { ${name} } from "${specifier}"`;
  const last = imports.at(-1);
  return last === undefined
    ? insertion(module, behindDocumentation(module.source.text), `${written}\n\n`)
    : insertion(module, last.end, `\n${written}`);
}

function placeAmong({ names }: tree.Import, name: string): readonly [number, string] {
  const next = names.find((each) => each.name.text.toLowerCase() > name.toLowerCase());
  return next === undefined ? [names.at(-1)!.end, `, ${name}`] : [next.start, `${name}, `];
}

function insertion(module: CheckedModule, at: number, newText: string): TextEdit {
  return { span: { file: module.path, start: at, end: at }, newText };
}

/** Imports of Neuro-Code. */
export function importsOf({ tree: { items } }: CheckedModule): readonly tree.Import[] {
  return items.filter(
    (item) => item.kind === "Import" && item.foreign === undefined,
  ) as tree.Import[];
}

export function specifierOf({ from }: tree.Import | tree.Reexport): string {
  return textOf(from);
}

/** The library comes first, then packages, then files. */
export function compareSpecifiers(a: string, b: string): number {
  const [here, there] = [placeOf(a), placeOf(b)];
  return here < there ? -1 : here > there ? 1 : 0;
}

function placeOf(specifier: string): string {
  if (specifier.startsWith("neuro:")) return `0${specifier}`;
  return specifier.startsWith(".") ? `2${specifier}` : `1${specifier}`;
}

/** Where the first line starts that is no `//!`. */
export function behindDocumentation(text: string): number {
  return /^(?:\/\/!.*(?:\r?\n|$)|[ \t]*\r?\n)*/.exec(text)![0].length;
}
