/**
 * What a module declares, as the rules of labels look at it. Who compares two checks asks whether a declaration is still written
 * as it was (`written`) and whether what was found of its code is still the same (`code`): both are objects that stay as long.
 */

import {
  type CheckedModule,
  codeOf,
  type Definition,
  type DefinitionId,
  definitionText,
} from "@neuro-lang/checker";
import type * as tree from "@neuro-lang/parser";

/** An item that others can name. */
export type NamedItem = Exclude<Extract<tree.Item, { name: tree.Name }>, tree.Test>;

export type TypeDeclaration = tree.RecordDeclaration | tree.SumDeclaration | tree.OpaqueDeclaration;

export interface Declared {
  readonly id: DefinitionId;
  readonly item: NamedItem;
  readonly definition: Definition | undefined;
  readonly module: CheckedModule;
  /** The text of a neuro's signature: it is as it was, whatever becomes of the body. */
  readonly signature: string | undefined;
  /** Of its signature or fields, with the meaning of the types in them. */
  readonly written: object;
  /** Of bodies, values and defaults. */
  readonly code: object;
}

export interface ModuleDeclarations {
  readonly module: CheckedModule;
  readonly byId: ReadonlyMap<DefinitionId, Declared>;
  /** What the names in its types hang on, beside the types themselves. */
  readonly surroundings: string;
}

const known = new WeakMap<CheckedModule, ModuleDeclarations>();

/** `before` is what the module declared in an earlier check. */
export function declarationsOf(
  module: CheckedModule,
  before?: ModuleDeclarations,
): ModuleDeclarations {
  let found = known.get(module);
  if (found === undefined) known.set(module, (found = find(module, before)));
  return found;
}

function find(module: CheckedModule, before: ModuleDeclarations | undefined): ModuleDeclarations {
  const surroundings = surroundingsOf(module);
  const same = before?.surroundings === surroundings ? before.byId : undefined;
  const byId = new Map<DefinitionId, Declared>();
  for (const item of module.tree.items) {
    if (!isNamed(item)) continue;
    const id: DefinitionId = `${module.path}#${item.name.text}`;
    // Of two that are called alike the first counts; that there is another was reported.
    if (byId.has(id)) continue;
    const definition = module.definitions.get(item.name.text);
    const earlier = same?.get(id);
    const signature =
      item.kind === "Neuro"
        ? module.source.text.slice(item.name.start, item.signature.end)
        : undefined;
    const isItem = earlier?.item === item;
    const isWritten =
      (isItem || (signature !== undefined && signature === earlier?.signature)) &&
      textOf(earlier?.definition) === textOf(definition);
    byId.set(id, {
      id,
      item,
      definition,
      module,
      signature,
      written: isWritten ? earlier!.written : {},
      code: codeOf(item) ?? (isItem && isWritten && !hasDefaults(item) ? earlier.code : {}),
    });
  }
  return { module, byId, surroundings };
}

function isNamed(item: tree.Item): item is NamedItem {
  return "name" in item && item.kind !== "Test" && item.name.kind === "Name";
}

function textOf(definition: Definition | undefined): string {
  return definition === undefined ? "" : definitionText(definition);
}

/** Defaults of fields are looked at in every check of their module. */
function hasDefaults(item: NamedItem): boolean {
  return defaultsIn(item).length > 0;
}

export function defaultsIn(item: tree.Item): readonly tree.FieldDeclaration[] {
  return fieldsIn(item).filter((field) => field.default !== undefined);
}

/** The fields of a type, of whichever variant. */
export function fieldsIn(item: tree.Item): readonly tree.FieldDeclaration[] {
  switch (item.kind) {
    case "RecordDeclaration":
      return item.fields;
    case "SumDeclaration":
      return item.variants.flatMap(({ fields }) => fields ?? []);
    default:
      return [];
  }
}

/** The types that are written in the declaration of a type, of whichever variant; of an alias what it stands for. */
export function writtenIn(item: tree.Item): readonly tree.TypeExpression[] {
  return item.kind === "OpaqueDeclaration" || item.kind === "AliasDeclaration"
    ? [item.type]
    : fieldsIn(item).map(({ type }) => type);
}

/** Imports and the names of types: an alias that is written in a type may be another one without the type being another. */
function surroundingsOf({ imports, source, tree: { items } }: CheckedModule): string {
  const texts = items.flatMap((item) => {
    switch (item.kind) {
      case "Import":
      case "Reexport":
        return [source.text.slice(item.start, item.end)];
      case "AliasDeclaration":
      case "RecordDeclaration":
      case "SumDeclaration":
      case "OpaqueDeclaration":
        return [item.name.text];
      default:
        return [];
    }
  });
  return JSON.stringify([texts, [...imports]]);
}
