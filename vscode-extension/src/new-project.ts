/** The command that starts a project in a folder of the user's choice. */

import { join } from "node:path";
import * as vscode from "vscode";
import { runNeuroc } from "./neuroc.ts";

/** Under this name one window leaves word for the next of the file that it is to show first. */
const firstFile = "firstFile";

export function newProject(context: vscode.ExtensionContext): vscode.Disposable {
  void showFirstFile(context);
  return vscode.commands.registerCommand("neuro.newProject", async () => {
    const name = await vscode.window.showInputBox({
      title: "New Neuro-Lang project",
      prompt: "Its name, which is its folder's",
      value: "notes",
      validateInput: (text) =>
        /^[a-z][a-z0-9-]*$/.test(text) ? undefined : "Use small letters, digits and dashes.",
    });
    if (name === undefined) return;
    const [folder] =
      (await vscode.window.showOpenDialog({
        title: `In which folder is ${name} to lie?`,
        openLabel: "Make it here",
        canSelectFiles: false,
        canSelectFolders: true,
      })) ?? [];
    if (folder === undefined) return;
    const { code, errors } = await runNeuroc(context, ["new", name], folder.fsPath);
    if (code !== 0) {
      await vscode.window.showErrorMessage(errors.trim());
      return;
    }
    const made = vscode.Uri.file(join(folder.fsPath, name));
    await context.globalState.update(firstFile, join(made.fsPath, "main.neuro"));
    await vscode.commands.executeCommand("vscode.openFolder", made);
  });
}

async function showFirstFile({ globalState }: vscode.ExtensionContext): Promise<void> {
  const path = globalState.get<string>(firstFile);
  if (path === undefined) return;
  const uri = vscode.Uri.file(path);
  if (vscode.workspace.getWorkspaceFolder(uri) === undefined) return;
  await globalState.update(firstFile, undefined);
  await vscode.window.showTextDocument(uri);
}
