/** Modules of the library as read-only documents, where they are no files. */

import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";

export function libraryTexts(client: BaseLanguageClient): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider("neuro", {
    provideTextDocumentContent: (uri) =>
      client.sendRequest<string | null>("neuro/libraryText", { uri: uri.toString() }),
  });
}
