/** From a name to its places. */

import {
  definition,
  highlights,
  implementations,
  references,
  typeDefinition,
} from "@neuro-lang/ide";
import {
  type ClientCapabilities,
  DocumentHighlightKind,
  type Location,
  type LocationLink,
} from "vscode-languageserver";
import { rangeOf } from "../convert.ts";
import type { At, Feature, Server } from "../server.ts";

export const navigation: Feature = {
  capabilities: () => ({
    definitionProvider: true,
    typeDefinitionProvider: true,
    implementationProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
  }),
  register(server) {
    const { connection } = server;
    connection.onDefinition(
      server.guard("Definition", async (parameters, token) => {
        const at = await server.at(parameters, token);
        return at === undefined ? null : links(server, at);
      }),
    );
    connection.onTypeDefinition(
      server.guard("Type definition", async (parameters, token) => {
        const at = await server.at(parameters, token);
        if (at === undefined) return null;
        return locations(server, at, typeDefinition(at.snapshot, at.path, at.offset));
      }),
    );
    connection.onImplementation(
      server.guard("Implementations", async (parameters, token) => {
        const at = await server.at(parameters, token);
        if (at === undefined) return null;
        return locations(server, at, implementations(at.snapshot, at.path, at.offset));
      }),
    );
    connection.onReferences(
      server.guard("References", async (parameters, token) => {
        const at = await server.at(parameters, token);
        if (at === undefined) return null;
        const found = references(at.snapshot, at.path, at.offset);
        const wanted = parameters.context.includeDeclaration
          ? found
          : found.filter(({ role }) => role !== "declaration");
        return locations(server, at, wanted);
      }),
    );
    connection.onDocumentHighlight(
      server.guard("Highlight", async (parameters, token) => {
        const at = await server.at(parameters, token);
        if (at === undefined) return null;
        return highlights(at.snapshot, at.path, at.offset).map((mention) => ({
          range: rangeOf(at.source, mention),
          kind:
            mention.role === "write" || mention.role === "declaration"
              ? DocumentHighlightKind.Write
              : DocumentHighlightKind.Read,
        }));
      }),
    );
  },
};

/** Links say which name leads there; a client that does not know them gets places. */
function links(server: Server, at: At): LocationLink[] | Location[] {
  const found = definition(at.snapshot, at.path, at.offset);
  if (!knowsLinks(server.client))
    return locations(
      server,
      at,
      found.map(({ to }) => to),
    );
  return found.flatMap(({ from, to }) => {
    const location = server.locations.locationOf(at.snapshot, to);
    return location === undefined
      ? []
      : [
          {
            originSelectionRange: rangeOf(at.source, from),
            targetUri: location.uri,
            targetRange: location.range,
            targetSelectionRange: location.range,
          },
        ];
  });
}

function knowsLinks({ textDocument }: ClientCapabilities): boolean {
  return textDocument?.definition?.linkSupport === true;
}

function locations(
  server: Server,
  { snapshot }: At,
  spans: readonly { readonly file: string; readonly start: number; readonly end: number }[],
): Location[] {
  return spans.flatMap((span) => server.locations.locationOf(snapshot, span) ?? []);
}
