/** Repairs of imports: another path, another name, another module. */

import type { Fix, MissingImport, Span } from "@neuro-lang/diagnostics";
import { forEachChild } from "@neuro-lang/parser";
import type * as tree from "@neuro-lang/parser";
import { importOf } from "./library-names.ts";
import { type ModuleState, spanOf } from "./state.ts";
import { removalOfImport } from "./unused-imports.ts";

/** What an import is written as. */
export function specifierOf({ from }: tree.Import | tree.Reexport): string {
  return from.parts.map((part) => (part.kind === "TextPart" ? part.value : "")).join("");
}

/** What the import may mean; of the modules in a folder only the reader knows which. */
export function importsInstead(span: Span, missing: MissingImport | undefined): Fix[] {
  if (missing === undefined) return [];
  const meant =
    missing.kind === "folder"
      ? missing.modules
      : "suggestion" in missing && missing.suggestion !== undefined
        ? [missing.suggestion]
        : [];
  return meant.map((specifier) => ({
    title: `Import from \`${specifier}\``,
    edits: [{ span, newText: `"${specifier}"` }],
    safe: false,
    likely: meant.length === 1,
  }));
}

/** The name that is meant, in the import and wherever the module uses it. */
export function importedAs(
  module: ModuleState,
  item: tree.Import | tree.Reexport,
  name: tree.Name,
  meant: string,
): Fix {
  const isUsed =
    item.kind === "Import" &&
    item.names.every((each) => each.name !== name || each.as === undefined);
  const uses = isUsed ? usesOf(module.input.tree, name.text) : [];
  return {
    title: `Write \`${meant}\``,
    edits: [name, ...uses].map((place) => ({ span: spanOf(module, place), newText: meant })),
    safe: false,
    likely: true,
  };
}

/** The names of what is imported, where it is read, called or named as a type. */
function usesOf(node: tree.Node, name: string): readonly tree.Node[] {
  const own = nameIn(node, name);
  const uses = own === undefined ? [] : [own];
  forEachChild(node, (child) => {
    uses.push(...usesOf(child, name));
  });
  return uses;
}

function nameIn(node: tree.Node, name: string): tree.Node | undefined {
  if (node.kind === "Identifier") return (node as tree.Identifier).name === name ? node : undefined;
  if (node.kind === "Call") {
    const { callee } = node as tree.Call;
    return callee.kind === "MemberAccess" && callee.name.text === name ? callee.name : undefined;
  }
  const type =
    node.kind === "TypeReference"
      ? (node as tree.TypeReference).name
      : node.kind === "NamedType"
        ? (node as tree.NamedType).path.name
        : undefined;
  return type?.text === name ? type : undefined;
}

/** The same name from the module that has it. */
export function importedFrom(
  module: ModuleState,
  item: tree.Import | tree.Reexport,
  name: tree.Name,
  path: string,
): Fix[] {
  const isAlone = item.names.length === 1;
  if (item.kind === "Reexport" && !isAlone) return [];
  const edits =
    item.kind === "Reexport" || isAlone
      ? [{ span: spanOf(module, item.from), newText: `"${path}"` }]
      : [
          ...removalOfImport(module, item, name, false).edits,
          ...importOf(module, writtenWith(item, name), path).edits,
        ];
  return [{ title: `Import it from \`${path}\``, edits, safe: false, likely: isAlone }];
}

/** `name as other`, as it is imported. */
function writtenWith({ names }: tree.Import, { text }: tree.Name): string {
  const other = names.find((each) => each.name.text === text)?.as;
  return other === undefined ? text : `${text} as ${other.text}`;
}
