/** Files that are moved, made and removed, and folders that come and go. */

import { startIn } from "@neuro-lang/compiler";
import { importsAfterMoves, type Move } from "@neuro-lang/ide";
import {
  DidChangeWatchedFilesNotification,
  type FileOperationRegistrationOptions,
  type WorkspaceEdit,
} from "vscode-languageserver";
import { joined, workspaceEdit } from "../edits.ts";
import type { Feature, Server } from "../server.ts";

/** Modules, and folders, which may hold some. */
const modules: FileOperationRegistrationOptions = {
  filters: [
    { scheme: "file", pattern: { glob: "**/*.neuro", matches: "file" } },
    { scheme: "file", pattern: { glob: "**", matches: "folder" } },
  ],
};

/** What an answer may hang on beside the documents that are open; JavaScript may be foreign code. */
const watched = ["**/*.neuro", "**/*.js", "**/package.json"];

export const files: Feature = {
  capabilities: () => ({
    workspace: {
      workspaceFolders: { supported: true, changeNotifications: true },
      fileOperations: {
        willRename: modules,
        didRename: modules,
        didCreate: modules,
        didDelete: modules,
      },
    },
  }),
  register(server) {
    const { connection } = server;
    server.onStarted(() => {
      const { workspace } = server.client;
      if (workspace?.didChangeWatchedFiles?.dynamicRegistration === true)
        void connection.client.register(DidChangeWatchedFilesNotification.type, {
          watchers: watched.map((globPattern) => ({ globPattern })),
        });
      if (workspace?.workspaceFolders === true) followFolders(server);
    });
    connection.onDidChangeWatchedFiles(({ changes }) =>
      server.filesChanged(changes.map(({ uri }) => uri)),
    );
    connection.workspace.onDidCreateFiles(({ files: made }) =>
      server.filesChanged(made.map(({ uri }) => uri)),
    );
    connection.workspace.onDidDeleteFiles(({ files: removed }) =>
      server.filesChanged(removed.map(({ uri }) => uri)),
    );
    connection.workspace.onDidRenameFiles(({ files: renamed }) =>
      server.filesChanged(renamed.flatMap(({ oldUri, newUri }) => [oldUri, newUri])),
    );
    connection.workspace.onWillRenameFiles(
      server.guard("Moving files", async ({ files: renamed }, token) => {
        const moves = renamed.flatMap(({ oldUri, newUri }) => {
          const from = server.locations.pathOf(oldUri);
          const to = server.locations.pathOf(newUri);
          return from === undefined || to === undefined ? [] : [{ from, to }];
        });
        const edits: WorkspaceEdit[] = [];
        for (const root of rootsOf(server, server.projects(), moves)) {
          const { snapshot } = await server.snapshot(server.locations.uriOf(root), token);
          edits.push(workspaceEdit(server, snapshot, importsAfterMoves(snapshot, moves)));
        }
        return joined(edits);
      }),
    );
  },
};

/** Projects that may name what moves: its own, those that are open, and a folder of loose files around it. */
function rootsOf(
  { folders, locations, workspace }: Server,
  open: readonly string[],
  moves: readonly Move[],
): ReadonlySet<string> {
  const paths = [
    ...open.flatMap((uri) => locations.pathOf(uri) ?? []),
    ...moves.map(({ from }) => from),
    ...folders.filter((folder) => moves.some(({ from }) => from.startsWith(startIn(folder)))),
  ];
  return new Set(paths.map((path) => workspace.projectOf(path)));
}

function followFolders(server: Server): void {
  const pathsOf = (folders: readonly { readonly uri: string }[]): readonly string[] =>
    folders.flatMap(({ uri }) => server.locations.pathOf(uri) ?? []);
  server.connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
    const gone = new Set(pathsOf(removed));
    server.folders = [...server.folders.filter((path) => !gone.has(path)), ...pathsOf(added)];
    server.filesChanged([...added, ...removed].map(({ uri }) => uri));
  });
}
