/** Which document a command means. */

import * as vscode from "vscode";

/** The document of a place that the command was called with, saved; else that of the editor in front. */
export async function documentOf(place: unknown): Promise<vscode.TextDocument | undefined> {
  const uri = uriOf(place);
  const document =
    uri === undefined
      ? vscode.window.activeTextEditor?.document
      : await vscode.workspace.openTextDocument(uri);
  if (document?.languageId !== "neuro") {
    await vscode.window.showInformationMessage("Open a `.neuro` file first.");
    return undefined;
  }
  if (document.isDirty && !(await document.save())) return undefined;
  return document;
}

/** Menus hand over a URI, lenses its text. */
function uriOf(place: unknown): vscode.Uri | undefined {
  if (place instanceof vscode.Uri) return place;
  return typeof place === "string" ? vscode.Uri.parse(place, true) : undefined;
}
