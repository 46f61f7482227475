/** The outline of a document, and the names of all projects that are open or in the workspace. */

import { outline, type OutlineSymbol, projectSymbols, type SymbolSort } from "@neuro-lang/ide";
import type { SourceFile } from "@neuro-lang/diagnostics";
import { type DocumentSymbol, type SymbolInformation, SymbolKind } from "vscode-languageserver";
import { rangeOf } from "../convert.ts";
import type { Feature } from "../server.ts";

const kinds: Readonly<Record<SymbolSort, SymbolKind>> = {
  neuro: SymbolKind.Function,
  net: SymbolKind.Function,
  type: SymbolKind.Struct,
  sum: SymbolKind.Enum,
  variant: SymbolKind.EnumMember,
  field: SymbolKind.Field,
  let: SymbolKind.Constant,
  test: SymbolKind.Event,
  agent: SymbolKind.Class,
  interface: SymbolKind.Interface,
  memory: SymbolKind.Variable,
  resource: SymbolKind.Object,
};

export const symbols: Feature = {
  capabilities: () => ({ documentSymbolProvider: true, workspaceSymbolProvider: true }),
  register(server) {
    server.connection.onDocumentSymbol(
      server.guard("Outline", async ({ textDocument }, token) => {
        const found = await server.document(textDocument, token);
        if (found === undefined) return null;
        const { snapshot, path, source } = found;
        return outline(snapshot, path).map((symbol) => documentSymbol(source, symbol));
      }),
    );
    server.connection.onWorkspaceSymbol(
      server.guard("Symbols", async ({ query }, token) => {
        const found = new Map<string, SymbolInformation>();
        for (const uri of server.everyProject()) {
          const { snapshot } = await server.snapshot(uri, token);
          for (const { path, symbol } of projectSymbols(snapshot, query)) {
            const { nameStart: start, nameEnd: end, name, sort } = symbol;
            const location = server.locations.locationOf(snapshot, { file: path, start, end });
            if (location !== undefined)
              found.set(JSON.stringify(location), { name, kind: kinds[sort], location });
          }
        }
        return [...found.values()];
      }),
    );
  },
};

function documentSymbol(source: SourceFile, symbol: OutlineSymbol): DocumentSymbol {
  return {
    // A name may be missing while it is being written; clients refuse empty ones.
    name: symbol.name === "" ? "?" : symbol.name,
    kind: kinds[symbol.sort],
    range: rangeOf(source, symbol),
    selectionRange: rangeOf(source, { start: symbol.nameStart, end: symbol.nameEnd }),
    children: symbol.children.map((child) => documentSymbol(source, child)),
  };
}
