/** Asks the client to ask again for what it shows of other texts than the one that is edited. */

import { CodeLensRefreshRequest } from "vscode-languageserver";
import { isPulling } from "./features/problems.ts";
import type { Server } from "./server.ts";

export function refresh({ client, connection, settings }: Server): void {
  const { workspace } = client;
  const { languages } = connection;
  if (workspace?.semanticTokens?.refreshSupport === true) languages.semanticTokens.refresh();
  if (workspace?.inlayHint?.refreshSupport === true) languages.inlayHint.refresh().catch(() => {});
  if (workspace?.codeLens?.refreshSupport === true)
    connection.sendRequest(CodeLensRefreshRequest.type).catch(() => {});
  if (isPulling(client, settings) && workspace?.diagnostics?.refreshSupport === true)
    languages.diagnostics.refresh().catch(() => {});
}
