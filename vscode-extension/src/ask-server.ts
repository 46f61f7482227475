/** Commands of the language server. */

import type * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";

/** The answer of a command about a document. */
export function askServer<T>(
  client: BaseLanguageClient,
  command: string,
  uri: vscode.Uri,
  options?: object,
): Promise<T> {
  const about = client.code2ProtocolConverter.asUri(uri);
  return client.sendRequest<T>("workspace/executeCommand", {
    command,
    arguments: options === undefined ? [about] : [about, options],
  });
}
