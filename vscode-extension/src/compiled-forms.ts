/** What a module is compiled to, read-only beside it and anew with each save. */

import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { askServer } from "./ask-server.ts";
import { documentOf } from "./documents.ts";

const scheme = "neuro-compiled";

/** By the end of the shown document's name, which tells the editor its language. */
const forms: Readonly<Record<string, string>> = {
  js: "neuro.server.javascript",
  ir: "neuro.server.ir",
};

export function compiledForms(client: BaseLanguageClient): vscode.Disposable[] {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const show = async (form: string, place: unknown): Promise<void> => {
    const document = await documentOf(place);
    if (document === undefined) return;
    const path = `${document.uri.path.replace(/\.neuro$/, "")}.${form}`;
    const uri = vscode.Uri.from({ scheme, path, query: document.uri.toString() });
    await vscode.window.showTextDocument(uri, {
      viewColumn: vscode.ViewColumn.Beside,
      preserveFocus: true,
    });
  };
  return [
    changed,
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: async ({ path, query }) => {
        const command = forms[path.split(".").at(-1)!]!;
        try {
          return await askServer<string>(client, command, vscode.Uri.parse(query));
        } catch (error) {
          return `${error instanceof Error ? error.message : String(error)}\n`;
        }
      },
    }),
    vscode.workspace.onDidSaveTextDocument(({ uri: saved }) => {
      for (const { uri } of vscode.workspace.textDocuments)
        if (uri.scheme === scheme && uri.query === saved.toString()) changed.fire(uri);
    }),
    vscode.commands.registerCommand("neuro.showJavaScript", (place?: unknown) => show("js", place)),
    vscode.commands.registerCommand("neuro.showIr", (place?: unknown) => show("ir", place)),
  ];
}
