import { prepareRename, rename, RenameError, type Snapshot } from "@neuro-lang/ide";
import type { TextEdit } from "@neuro-lang/diagnostics";
import { LSPErrorCodes, ResponseError, type WorkspaceEdit } from "vscode-languageserver";
import { rangeOf } from "../convert.ts";
import type { Feature, Server } from "../server.ts";

export const renames: Feature = {
  capabilities: () => ({ renameProvider: { prepareProvider: true } }),
  register(server) {
    const { connection } = server;
    connection.onPrepareRename(
      server.guard("Rename", async (parameters, token) => {
        const at = await server.at(parameters, token);
        if (at === undefined) return null;
        const { name, ...place } = saying(() => prepareRename(at.snapshot, at.path, at.offset));
        return { range: rangeOf(at.source, place), placeholder: name };
      }),
    );
    connection.onRenameRequest(
      server.guard("Rename", async (parameters, token) => {
        const at = await server.at(parameters, token);
        if (at === undefined) return null;
        const edits = saying(() => rename(at.snapshot, at.path, at.offset, parameters.newName));
        return workspaceEdit(server, at.snapshot, edits);
      }),
    );
  },
};

/** What keeps a name from being changed is shown to the user. */
function saying<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (error instanceof RenameError)
      throw new ResponseError(LSPErrorCodes.RequestFailed, error.message);
    throw error;
  }
}

export function workspaceEdit(
  { locations }: Server,
  snapshot: Snapshot,
  edits: readonly TextEdit[],
): WorkspaceEdit {
  const changes: NonNullable<WorkspaceEdit["changes"]> = {};
  for (const { span, newText } of edits) {
    const source = snapshot.written(span.file)?.source;
    if (source === undefined) continue;
    (changes[locations.uriOf(span.file)] ??= []).push({ range: rangeOf(source, span), newText });
  }
  return { changes };
}
