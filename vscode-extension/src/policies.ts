/** The smallest policy of a program, in an editor: to read, to change, to save. */

import { dirname } from "node:path";
import * as vscode from "vscode";
import { documentOf } from "./documents.ts";
import { runNeuroc } from "./neuroc.ts";

export function policies(context: vscode.ExtensionContext): vscode.Disposable[] {
  return [
    vscode.commands.registerCommand("neuro.showPolicy", async (place?: unknown) => {
      const document = await documentOf(place);
      if (document === undefined) return;
      const file = document.uri.fsPath;
      const { code, output, errors } = await runNeuroc(context, ["policy", file], dirname(file));
      if (code === 0) {
        const shown = await vscode.workspace.openTextDocument({
          language: "neuro",
          content: output,
        });
        await vscode.window.showTextDocument(shown, vscode.ViewColumn.Beside);
      } else {
        await vscode.window.showErrorMessage(errors.trim());
      }
    }),
  ];
}
