/** A new name for something, wherever it is mentioned. */

import { prepareRename, rename, RenameError } from "@neuro-lang/ide";
import { LSPErrorCodes, ResponseError } from "vscode-languageserver";
import { rangeOf } from "../convert.ts";
import { workspaceEdit } from "../edits.ts";
import type { Feature } from "../server.ts";

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
