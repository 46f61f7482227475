/** A new name for something, wherever it is mentioned. */

import { prepareRename, RenameError } from "@neuro-lang/ide";
import { LSPErrorCodes, ResponseError } from "vscode-languageserver";
import { rangeOf } from "../convert.ts";
import { workspaceEdit } from "../edits.ts";
import type { Feature } from "../server.ts";
import { inTurns } from "../turns.ts";

export const renames: Feature = {
  capabilities: () => ({ renameProvider: { prepareProvider: true } }),
  register(server) {
    const { connection } = server;
    connection.onPrepareRename(
      server.guard("Rename", async (parameters, token) => {
        const at = await server.at(parameters, token);
        if (at === undefined) return null;
        const { name, ...place } = await saying(() =>
          prepareRename(at.snapshot, at.path, at.offset),
        );
        return { range: rangeOf(at.source, place), placeholder: name };
      }),
    );
    connection.onRenameRequest(
      server.guard("Rename", async (parameters, token) => {
        const at = await server.at(parameters, token);
        if (at === undefined) return null;
        const { workspace } = server;
        const { revision } = workspace;
        const steps = workspace.renamedInSteps(at.path, at.offset, parameters.newName);
        const edits = await saying(() => inTurns(steps, token));
        if (workspace.revision !== revision)
          throw new ResponseError(LSPErrorCodes.ContentModified, "The project changed meanwhile");
        return workspaceEdit(server, at.snapshot, edits);
      }),
    );
  },
};

/** What keeps a name from being changed is shown to the user. */
async function saying<T>(action: () => T | Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof RenameError)
      throw new ResponseError(LSPErrorCodes.RequestFailed, error.message);
    throw error;
  }
}
