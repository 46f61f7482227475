/** Folds, growing selections, links in the text, and places that are typed at together. */

import { folds, linkedPlaces, selections, textLinks, type TextLink } from "@neuro-lang/ide";
import { FoldingRangeKind, SelectionRange } from "vscode-languageserver";
import { offsetAt, rangeOf } from "../convert.ts";
import type { Feature, Server } from "../server.ts";

const foldKinds = {
  imports: { kind: FoldingRangeKind.Imports },
  comment: { kind: FoldingRangeKind.Comment },
  code: {},
};

/** What a name is made of, as the protocol wants to know it. */
const namePattern = "[\\p{L}_][\\p{L}\\p{N}_]*";

export const structure: Feature = {
  capabilities: () => ({
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    documentLinkProvider: {},
    linkedEditingRangeProvider: true,
  }),
  register(server) {
    const { connection } = server;
    connection.onFoldingRanges(
      server.guard("Folds", async ({ textDocument }, token) => {
        const found = await server.document(textDocument, token);
        if (found === undefined) return null;
        return folds(found.snapshot, found.path).map(({ startLine, endLine, sort }) => ({
          startLine,
          endLine,
          ...foldKinds[sort],
        }));
      }),
    );
    connection.onSelectionRanges(
      server.guard("Selections", async ({ textDocument, positions }, token) => {
        const found = await server.document(textDocument, token);
        if (found === undefined) return null;
        const { snapshot, path, source } = found;
        return positions.map((position) => {
          const extents = selections(snapshot, path, offsetAt(source, position));
          // Each holds the one around it, so that the widest is made first.
          let outer: SelectionRange | undefined;
          for (const extent of extents.toReversed())
            outer = SelectionRange.create(rangeOf(source, extent), outer);
          return outer ?? SelectionRange.create({ start: position, end: position });
        });
      }),
    );
    connection.onDocumentLinks(
      server.guard("Links", async ({ textDocument }, token) => {
        const found = await server.document(textDocument, token);
        if (found === undefined) return null;
        const { snapshot, path, source } = found;
        return textLinks(snapshot, path).flatMap(({ to, ...place }) => {
          const target = addressOf(server, to);
          return target === undefined ? [] : [{ range: rangeOf(source, place), target }];
        });
      }),
    );
    connection.languages.onLinkedEditingRange(
      server.guard("Linked editing", async (parameters, token) => {
        const at = await server.at(parameters, token);
        const places = at === undefined ? [] : linkedPlaces(at.snapshot, at.path, at.offset);
        return places.length === 0
          ? null
          : {
              ranges: places.map((place) => rangeOf(at!.source, place)),
              wordPattern: namePattern,
            };
      }),
    );
  },
};

/** The page of a problem has an address only if the client gives one. */
function addressOf({ locations, settings }: Server, to: TextLink["to"]): string | undefined {
  switch (to.kind) {
    case "module":
      return locations.uriOf(to.path);
    case "problem":
      return settings.problemPages?.replace("{code}", to.code);
    case "address":
      return to.address;
  }
}
