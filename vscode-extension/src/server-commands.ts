/** Commands that answers of the server name: they show something in the editor that only it can show. */

import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { renameCommand } from "./settings.ts";

interface Place {
  readonly line: number;
  readonly character: number;
}

interface Location {
  readonly uri: string;
  readonly range: { readonly start: Place; readonly end: Place };
}

export function serverCommands(client: BaseLanguageClient): vscode.Disposable[] {
  const uriOf = (uri: string): vscode.Uri => client.protocol2CodeConverter.asUri(uri);
  return [
    vscode.commands.registerCommand(renameCommand, async (uri: string, place: Place) => {
      const editor = await vscode.window.showTextDocument(uriOf(uri));
      const at = position(place);
      editor.selection = new vscode.Selection(at, at);
      await vscode.commands.executeCommand("editor.action.rename");
    }),
    vscode.commands.registerCommand(
      "neuro.showReferences",
      (uri: string, place: Place, found: readonly Location[]) =>
        vscode.commands.executeCommand(
          "editor.action.showReferences",
          uriOf(uri),
          position(place),
          found.map(
            (each) =>
              new vscode.Location(
                uriOf(each.uri),
                new vscode.Range(position(each.range.start), position(each.range.end)),
              ),
          ),
        ),
    ),
  ];
}

function position({ line, character }: Place): vscode.Position {
  return new vscode.Position(line, character);
}
