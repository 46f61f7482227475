/** The outline of a module, and names to jump to in a project. */

import type * as tree from "@neuro-lang/parser";
import { type Snapshot, textOf } from "../snapshot.ts";

export type SymbolSort =
  | "neuro"
  | "net"
  | "type"
  | "sum"
  | "variant"
  | "field"
  | "let"
  | "test"
  | "agent"
  | "interface"
  | "memory"
  | "resource";

export interface OutlineSymbol {
  readonly name: string;
  readonly sort: SymbolSort;
  /** Of the whole declaration. */
  readonly start: number;
  readonly end: number;
  /** Of its name. */
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly exported: boolean;
  readonly children: readonly OutlineSymbol[];
}

export function outline(snapshot: Snapshot, path: string): readonly OutlineSymbol[] {
  const module = snapshot.module(path);
  return module === undefined ? [] : module.tree.items.flatMap(symbolsOf);
}

function symbolsOf(item: tree.Item): OutlineSymbol[] {
  switch (item.kind) {
    case "Import":
    case "Reexport":
    case "Policy":
    case "ErrorItem":
      return [];
    case "Test":
      return [symbol(item, textOf(item.name), item.name, "test")];
    case "Neuro":
      return [named(item, item.form)];
    case "RecordDeclaration":
      return [
        named(
          item,
          "type",
          item.fields.map((field) => part(field, "field")),
        ),
      ];
    case "SumDeclaration":
      return [
        named(
          item,
          "sum",
          item.variants.map((variant) =>
            part(
              variant,
              "variant",
              (variant.fields ?? []).map((field) => part(field, "field")),
            ),
          ),
        ),
      ];
    case "AliasDeclaration":
    case "OpaqueDeclaration":
      return [named(item, "type")];
    case "ModuleLet":
      return [named(item, "let")];
    case "Agent":
      return [named(item, "agent")];
    case "InterfaceDeclaration":
      return [named(item, "interface")];
    case "Memory":
      return [named(item, "memory")];
    case "Resource":
      return [named(item, "resource")];
  }
}

function named(
  item: Extract<tree.Declaration, { name: tree.Name }>,
  sort: SymbolSort,
  children: readonly OutlineSymbol[] = [],
): OutlineSymbol {
  return symbol(item, item.name.text, item.name, sort, children);
}

function symbol(
  item: tree.ItemBase,
  name: string,
  at: tree.Node,
  sort: SymbolSort,
  children: readonly OutlineSymbol[] = [],
): OutlineSymbol {
  const { start, end, exported } = item;
  return { name, sort, start, end, nameStart: at.start, nameEnd: at.end, exported, children };
}

function part(
  node: tree.VariantDeclaration | tree.FieldDeclaration,
  sort: SymbolSort,
  children: readonly OutlineSymbol[] = [],
): OutlineSymbol {
  const { name, start, end } = node;
  return {
    name: name.text,
    sort,
    start,
    end,
    nameStart: name.start,
    nameEnd: name.end,
    exported: false,
    children,
  };
}

export interface ProjectSymbol {
  readonly path: string;
  readonly symbol: OutlineSymbol;
}

/** Names of the project whose letters contain those of the query in order, capitals aside. */
export function projectSymbols(snapshot: Snapshot, query: string): readonly ProjectSymbol[] {
  const letters = [...query.toLowerCase()];
  const fits = (name: string): boolean => {
    let at = 0;
    for (const letter of name.toLowerCase()) if (letter === letters[at]) at += 1;
    return at === letters.length;
  };
  const found: ProjectSymbol[] = [];
  for (const path of snapshot.program.modules.keys()) {
    if (snapshot.library.has(path)) continue;
    const add = (symbol: OutlineSymbol): void => {
      if (fits(symbol.name)) found.push({ path, symbol });
      symbol.children.forEach(add);
    };
    outline(snapshot, path).forEach(add);
  }
  return found;
}
