/** What a declaration takes along when it leaves its module, and what it leaves behind. */

import type { DefinitionId } from "@neuro-lang/checker";
import { applyEdits, type TextEdit } from "@neuro-lang/diagnostics";
import type * as tree from "@neuro-lang/parser";
import { type ActionContext, contextAt } from "../actions/action.ts";
import { exportEdits } from "../actions/export-declaration.ts";
import { importsOf, specifierOf } from "../imports.ts";
import { type Mention, mentionsIn, referentsOf } from "../mentions.ts";
import { walk } from "../nodes.ts";
import { moduleOf, type NamedItem } from "../snapshot.ts";
import type { WantedName } from "./import-changes.ts";
import { beforeItem, behindItem } from "./item-places.ts";

export interface Leaving {
  readonly id: DefinitionId;
  readonly name: string;
  /** In its module, with what is said above it. */
  readonly range: { readonly start: number; readonly end: number };
  /** As it will stand elsewhere: exported, if somebody stays behind who needs it. */
  readonly text: string;
  /** Local name → where it comes from: all that the declaration speaks of. */
  readonly needs: ReadonlyMap<string, WantedName>;
  /** What its module has to export from then on. */
  readonly exports: readonly TextEdit[];
  /** Whether its module goes on speaking of it. */
  readonly isMissed: boolean;
  /** What its module imports for it alone. */
  readonly unneeded: ReadonlySet<string>;
}

/** Undefined if something that it needs cannot be had elsewhere. */
export function leavingOf(context: ActionContext, item: NamedItem): Leaving | undefined {
  const { snapshot, path, source } = context;
  const id: DefinitionId = `${path}#${item.name.text}`;
  const range = { start: beforeItem(context, item), end: behindItem(context, item) };
  const mentions = mentionsIn(snapshot, path);
  const isInside = ({ start, end }: Mention): boolean => range.start <= start && end <= range.end;
  const inside = mentions.filter((each) => isInside(each) && each.role !== "declaration");
  const outside = mentions.filter((each) => !isInside(each) && each.role !== "import");

  if (looksIntoOpaque(context, item, inside)) return undefined;
  const imported = importedNames(context);
  const needs = new Map<string, WantedName>();
  const hidden = new Set<string>();
  for (const mention of inside)
    for (const referent of referentsOf(mention)) {
      const word = source.text.slice(mention.start, mention.end);
      if (referent.kind === "definition" && moduleOf(referent.id) === path) {
        if (referent.id === id) continue;
        needs.set(word, { text: word, path, specifier: undefined });
        if (context.module.definitions.get(word)?.exported !== true) hidden.add(word);
      } else if (referent.kind === "definition" || referent.kind === "module") {
        const known = imported.get(word);
        if (known !== undefined) needs.set(word, known);
      }
    }

  const isMissed = outside.some((each) =>
    referentsOf(each).some((referent) => referent.kind === "definition" && referent.id === id),
  );
  const own = isMissed && !item.exported ? exportedAt(context, item.name.text) : [];
  const exports = [...hidden].map((name) => exportedAt(context, name));
  const examples = examplesIn(source.text.slice(range.start, item.start));
  const known = [...imported.keys(), ...context.module.definitions.keys()];
  const isUntold = known.some(
    (name) => name !== item.name.text && !needs.has(name) && examples.has(name),
  );
  if (own === undefined || exports.includes(undefined) || isUntold) return undefined;

  const staying = new Set([
    ...outside.map(({ start, end }) => source.text.slice(start, end)),
    ...examplesIn(source.text.slice(0, range.start) + source.text.slice(range.end)),
  ]);
  const unneeded = [...needs.keys()].filter((name) => imported.has(name) && !staying.has(name));
  return {
    id,
    name: item.name.text,
    range,
    text: applyEdits(
      source.text.slice(range.start, range.end),
      own.map((edit) => shifted(edit, -range.start)),
    ),
    needs,
    exports: exports.flatMap((edits) => edits ?? []),
    isMissed,
    unneeded: new Set(unneeded),
  };
}

/** An opaque type is made and looked into in its module only. */
function looksIntoOpaque(
  { module: { facts }, snapshot, path }: ActionContext,
  item: NamedItem,
  inside: readonly Mention[],
): boolean {
  const isOpaque = (id: DefinitionId): boolean =>
    moduleOf(id) === path && snapshot.item(id)?.kind === "OpaqueDeclaration";
  let found = inside.some((each) =>
    referentsOf(each).some((referent) => referent.kind === "definition" && isOpaque(referent.id)),
  );
  walk(item, (node) => {
    const type = facts.types.get(node as tree.Expression);
    if (type?.kind === "named") found ||= isOpaque(type.definition);
  });
  return found;
}

/** Local name → what another module has to import to know it, too. */
function importedNames({ module }: ActionContext): ReadonlyMap<string, WantedName> {
  const found = new Map<string, WantedName>();
  for (const item of importsOf(module)) {
    const specifier = specifierOf(item);
    const path = module.imports.get(specifier);
    if (path === undefined) continue;
    const from = { path, specifier: specifier.startsWith(".") ? undefined : specifier };
    if (item.namespace !== undefined)
      found.set(item.namespace.text, { text: `* as ${item.namespace.text}`, ...from });
    for (const { as, name } of item.names) {
      const text = as === undefined ? name.text : `${name.text} as ${as.text}`;
      found.set((as ?? name).text, { text, ...from });
    }
  }
  return found;
}

function exportedAt(
  { snapshot, path }: ActionContext,
  name: string,
): readonly TextEdit[] | undefined {
  const item = snapshot.written(path)?.items.get(name);
  const context = item && contextAt(snapshot, path, item.name.start, item.name.start);
  return context && exportEdits(context, item!);
}

/** Words of the lines of documentation that are, or may be, code. */
function examplesIn(text: string): ReadonlySet<string> {
  const documentation = text.match(/^[ \t]*\/\/\/.*$/gm) ?? [];
  return new Set(documentation.join("\n").match(/[\p{L}_][\p{L}\p{N}_]*/gu));
}

function shifted({ span, newText }: TextEdit, by: number): TextEdit {
  return { span: { ...span, start: span.start + by, end: span.end + by }, newText };
}
