/** What can be changed at a place. What a change writes is found when it is chosen, if the client can ask for it then. */

import { applyEdits, SourceFile } from "@neuro-lang/diagnostics";
import { type CodeAction as Change, codeActions, inStyle, type Snapshot } from "@neuro-lang/ide";
import type {
  CancellationToken,
  ClientCapabilities,
  CodeAction,
  CodeActionKind,
  Command,
  Diagnostic,
} from "vscode-languageserver";
import { extentOf, positionAt } from "../convert.ts";
import { isPossible, workspaceEdit } from "../edits.ts";
import type { Feature, Server } from "../server.ts";
import { inTurns } from "../turns.ts";

const kinds: readonly CodeActionKind[] = [
  "quickfix",
  "refactor.extract",
  "refactor.inline",
  "refactor.rewrite",
  "refactor.move",
  "source.organizeImports",
  "source.fixAll",
];

/** What finds a change again. */
interface Place {
  readonly uri: string;
  readonly start: number;
  readonly end: number;
}

export const changes: Feature = {
  capabilities: (client) => ({
    codeActionProvider: { codeActionKinds: [...kinds], resolveProvider: asksLater(client) },
  }),
  register(server) {
    server.connection.onCodeAction(
      server.guard("Code actions", async ({ textDocument, range, context }, token) => {
        const found = await server.document(textDocument, token);
        if (found === undefined) return null;
        const { snapshot, path, source } = found;
        const { start, end } = extentOf(source, range);
        const wanted = (kind: string): boolean =>
          context.only?.some((only) => kind === only || kind.startsWith(`${only}.`)) ?? true;
        const place: Place = { uri: textDocument.uri, start, end };
        const offered = codeActions(snapshot, path, start, end).filter(
          ({ kind, edits }) => wanted(kind) && isPossible(server.client, snapshot, edits),
        );
        return Promise.all(
          offered.map(async (change): Promise<CodeAction> => {
            const diagnostics = mended(change, context.diagnostics);
            return {
              title: change.title,
              kind: change.kind,
              ...(diagnostics.length > 0 ? { diagnostics } : {}),
              ...(change.preferred === true ? { isPreferred: true } : {}),
              ...(asksLater(server.client)
                ? { data: place }
                : await written(server, { snapshot, path, change }, token)),
            };
          }),
        );
      }),
    );
    server.connection.onCodeActionResolve(async (action, token) => {
      const resolve = server.guard("Code action", async (place: Place) => {
        const { snapshot, path } = await server.snapshot(place.uri, token);
        const change = codeActions(snapshot, path, place.start, place.end).find(
          ({ title, kind }) => title === action.title && kind === action.kind,
        );
        return change && written(server, { snapshot, path, change }, token);
      });
      return { ...action, ...(await resolve(action.data as Place, token)) };
    });
  },
};

function asksLater({ textDocument }: ClientCapabilities): boolean {
  const properties = textDocument?.codeAction?.resolveSupport?.properties ?? [];
  return properties.includes("edit") && properties.includes("command");
}

interface Chosen {
  readonly snapshot: Snapshot;
  /** Of the document that was asked about. */
  readonly path: string;
  readonly change: Change;
}

async function written(
  server: Server,
  { snapshot, path, change }: Chosen,
  token: CancellationToken,
): Promise<Pick<CodeAction, "edit" | "command">> {
  // What the first fixes uncover is known after another check only.
  const whole =
    change.kind === "source.fixAll"
      ? { ...change, edits: await inTurns(server.workspace.mendedInSteps(path), token) }
      : change;
  const styled = inStyle(snapshot, whole);
  const command = renaming(server, snapshot, styled);
  return {
    edit: workspaceEdit(server, snapshot, styled.edits),
    ...(command === undefined ? {} : { command }),
  };
}

/** The client's own command that asks for a better name, once the change is made. */
function renaming(
  server: Server,
  snapshot: Snapshot,
  { edits, rename }: Change,
): Command | undefined {
  const { renameCommand } = server.settings;
  const source = rename && snapshot.written(rename.file)?.source;
  if (renameCommand === undefined || source === undefined) return undefined;
  const { file, offset } = rename!;
  const own = edits.filter(({ span }) => span.file === file);
  const after = new SourceFile(file, applyEdits(source.text, own));
  return {
    title: "Rename",
    command: renameCommand,
    arguments: [server.locations.uriOf(file), positionAt(after, offset)],
  };
}

function mended({ mends }: Change, diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return mends === undefined ? [] : diagnostics.filter(({ code }) => code === mends);
}
