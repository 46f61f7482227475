/** What can be changed at a place. What a change writes is found when it is chosen, if the client can ask for it then. */

import { applyEdits, type Problem, SourceFile } from "@neuro-lang/diagnostics";
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
  /** Among all that is found there. */
  readonly index: number;
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
        // What the client knows may be older than the text: what is offered follows from the range alone, in which order and which
        // of it is preferred from the problems that the user asks about.
        const shown = (problem: Problem): Diagnostic[] =>
          sameAs(problem, source, context.diagnostics);
        const isShown = (problem: Problem): boolean =>
          context.diagnostics.length === 0 || shown(problem).length > 0;
        const offered = codeActions(snapshot, path, start, end, isShown)
          .map((change, index) => ({ change, place: { uri: textDocument.uri, start, end, index } }))
          .filter(
            ({ change: { kind, edits } }) =>
              wanted(kind) && isPossible(server.client, snapshot, edits),
          );
        const isAskedFor = ({ change: { mends } }: (typeof offered)[number]): boolean =>
          mends !== undefined && isShown(mends);
        const byNeed = Map.groupBy(offered, isAskedFor);
        const ordered = [...(byNeed.get(true) ?? []), ...(byNeed.get(false) ?? [])];
        return Promise.all(
          ordered.map(async ({ change, place }): Promise<CodeAction> => {
            const diagnostics = change.mends === undefined ? [] : shown(change.mends);
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
        const found = codeActions(snapshot, path, place.start, place.end);
        const isChosen = ({ title, kind }: Change): boolean =>
          title === action.title && kind === action.kind;
        // Two problems may be mended by what is called the same.
        const own = found[place.index];
        const change = own !== undefined && isChosen(own) ? own : found.find(isChosen);
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

/** The client's diagnostics that tell a problem: at its very place, or where it stood before an edit. */
function sameAs(
  { code, span }: Problem,
  source: SourceFile,
  diagnostics: readonly Diagnostic[],
): Diagnostic[] {
  const places = diagnostics
    .filter((each) => each.code === code)
    .map((diagnostic) => ({ diagnostic, ...extentOf(source, diagnostic.range) }));
  const exact = places.filter(({ start, end }) => start === span.start && end === span.end);
  const near = places.filter(({ start, end }) => start <= span.end && span.start <= end);
  return (exact.length > 0 ? exact : near).map(({ diagnostic }) => diagnostic);
}
