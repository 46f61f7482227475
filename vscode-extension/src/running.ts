/** The commands that run something in a terminal: a program, the playground. */

import * as vscode from "vscode";
import { documentOf } from "./documents.ts";
import { makeTask } from "./tasks.ts";

export function running(context: vscode.ExtensionContext): vscode.Disposable[] {
  return [
    vscode.commands.registerCommand("neuro.run", async (place?: unknown) => {
      const document = await documentOf(place);
      if (document === undefined) return;
      const folder = vscode.workspace.getWorkspaceFolder(document.uri);
      const task = makeTask(
        context,
        { type: "neuro", command: "run", arguments: [document.uri.fsPath] },
        folder,
      );
      task.presentationOptions = {
        clear: true,
        focus: true,
        echo: false,
        panel: vscode.TaskPanelKind.Dedicated,
      };
      await vscode.tasks.executeTask(task);
    }),
    vscode.commands.registerCommand("neuro.openPlayground", () =>
      vscode.tasks.executeTask(
        makeTask(
          context,
          { type: "neuro", command: "playground", arguments: ["--open", "--port", "0"] },
          vscode.workspace.workspaceFolders?.[0],
        ),
      ),
    ),
  ];
}
