/** Who calls whom. */

import {
  callable,
  type Caller,
  callerNamedAt,
  type CallPlaces,
  incomingCalls,
  outgoingCalls,
  type Snapshot,
} from "@neuro-lang/ide";
import {
  type CallHierarchyItem,
  type CancellationToken,
  type Range,
  SymbolKind,
} from "vscode-languageserver";
import { offsetAt, rangeOf } from "../convert.ts";
import type { Feature, Server } from "../server.ts";

const kinds = {
  neuro: SymbolKind.Function,
  net: SymbolKind.Function,
  let: SymbolKind.Constant,
  test: SymbolKind.Event,
} as const;

/** Where the question began: the project of a document of the library is not known from the document. */
interface Asked {
  readonly uri: string;
}

export const calls: Feature = {
  capabilities: () => ({ callHierarchyProvider: true }),
  register(server) {
    const { callHierarchy } = server.connection.languages;
    callHierarchy.onPrepare(
      server.guard("Calls", async (parameters, token) => {
        const at = await server.at(parameters, token);
        const found = at && callable(at.snapshot, at.path, at.offset);
        const asked = { uri: parameters.textDocument.uri };
        const item = found && itemOf(server, at!.snapshot, found, asked);
        return item === undefined ? null : [item];
      }),
    );
    callHierarchy.onIncomingCalls(
      server.guard("Calls", async ({ item }, token) =>
        steps(server, item, token, incomingCalls, (other, fromRanges) => ({
          from: other,
          fromRanges,
        })),
      ),
    );
    callHierarchy.onOutgoingCalls(
      server.guard("Calls", async ({ item }, token) =>
        steps(server, item, token, outgoingCalls, (other, fromRanges) => ({
          to: other,
          fromRanges,
        })),
      ),
    );
  },
};

async function steps<T>(
  server: Server,
  item: CallHierarchyItem,
  token: CancellationToken,
  find: (snapshot: Snapshot, caller: Caller) => readonly CallPlaces[],
  make: (other: CallHierarchyItem, places: Range[]) => T,
): Promise<T[]> {
  const asked = item.data as Asked;
  const { snapshot } = await server.snapshot(asked.uri, token);
  const path = server.locations.pathOf(item.uri);
  const source = path === undefined ? undefined : snapshot.written(path)?.source;
  if (path === undefined || source === undefined) return [];
  const caller = callerNamedAt(snapshot, path, offsetAt(source, item.selectionRange.start));
  if (caller === undefined) return [];
  return find(snapshot, caller).flatMap(({ other, places }) => {
    const shown = itemOf(server, snapshot, other, asked);
    const ranges = places.flatMap(
      (place) => server.locations.locationOf(snapshot, place)?.range ?? [],
    );
    return shown === undefined ? [] : [make(shown, ranges)];
  });
}

function itemOf(
  { locations }: Server,
  snapshot: Snapshot,
  { name, sort, path, start, end, nameStart, nameEnd }: Caller,
  data: Asked,
): CallHierarchyItem | undefined {
  const source = snapshot.written(path)?.source;
  return (
    source && {
      name: name === "" ? "?" : name,
      kind: kinds[sort],
      uri: locations.uriOf(path),
      range: rangeOf(source, { start, end }),
      selectionRange: rangeOf(source, { start: nameStart, end: nameEnd }),
      data,
    }
  );
}
