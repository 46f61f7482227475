/** A page of the reference, beside the code: hovers of words lead there. */

import * as vscode from "vscode";
import { showPageCommand } from "./settings.ts";

export function languagePages({ extensionUri }: vscode.ExtensionContext): vscode.Disposable {
  return vscode.commands.registerCommand(
    showPageCommand,
    async (page: string, heading: string): Promise<void> => {
      // Documentation that somebody wrote may lead here as well.
      if (!/^[a-z-]+$/.test(page)) return;
      const file = vscode.Uri.joinPath(extensionUri, "dist", "language", `${page}.md`);
      await vscode.commands.executeCommand(
        "markdown.showPreviewToSide",
        file.with({ fragment: heading }),
      );
    },
  );
}
