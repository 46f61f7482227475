/** Lines above declarations: run, test, how often something is used, what it may touch. */

import { type Lens, lenses, type LensSort, usesOf } from "@neuro-lang/ide";
import type { CodeLens, Command, Position } from "vscode-languageserver";
import { rangeOf } from "../convert.ts";
import type { Feature } from "../server.ts";
import type { Settings } from "../settings.ts";

/** Commands that the client has: they show something there. */
export const clientCommands = {
  run: "neuro.run",
  test: "neuro.test",
  showReferences: "neuro.showReferences",
} as const;

/** What a lens that is not counted yet remembers. */
interface Counted {
  readonly uri: string;
  readonly position: Position;
}

export const codeLenses: Feature = {
  capabilities: () => ({ codeLensProvider: { resolveProvider: true } }),
  register(server) {
    const { connection } = server;
    connection.onCodeLens(
      server.guard("Lenses", async ({ textDocument: { uri } }, token) => {
        const found = await server.document({ uri }, token);
        if (found === undefined) return null;
        const { snapshot, path, source } = found;
        return lenses(snapshot, path, wanted(server.settings)).map((lens): CodeLens => {
          const range = rangeOf(source, { start: lens.start, end: lens.start });
          const command = commandOf(lens, uri);
          return command === undefined
            ? { range, data: { uri, position: range.start } satisfies Counted }
            : { range, command };
        });
      }),
    );
    connection.onCodeLensResolve(async (lens, token) => {
      const count = server.guard("Lenses", async ({ uri, position }: Counted) => {
        const at = await server.at({ textDocument: { uri }, position }, token);
        const uses = at === undefined ? [] : usesOf(at.snapshot, at.path, at.offset);
        const places = uses.flatMap((use) => server.locations.locationOf(at!.snapshot, use) ?? []);
        return {
          title: places.length === 1 ? "1 reference" : `${places.length} references`,
          command: places.length === 0 ? "" : clientCommands.showReferences,
          arguments: [uri, position, places],
        };
      });
      const command = await count(lens.data as Counted, token);
      return command === null ? lens : { ...lens, command };
    });
  },
};

/** Undefined for what is counted when it is shown. */
function commandOf(lens: Lens, uri: string): Command | undefined {
  switch (lens.sort) {
    case "run":
      return { title: "▶ Run", command: clientCommands.run, arguments: [uri] };
    case "test":
      return { title: "▶ Test", command: clientCommands.test, arguments: [uri, lens.name] };
    case "touches":
      // Only to be read.
      return { title: lens.text, command: "" };
    case "references":
      return undefined;
  }
}

function wanted({ codeLens: { run, test, references, touches } }: Settings) {
  const set = { run, test, references, touches } satisfies Record<LensSort, boolean>;
  return new Set((Object.keys(set) as LensSort[]).filter((sort) => set[sort]));
}
