/** The smallest policy of a project; one that somebody has written is replaced only if the user says so. */

import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { askServer } from "./ask-server.ts";
import { documentOf } from "./documents.ts";

const command = "neuro.server.policy";

interface SmallestPolicy {
  readonly uri: string;
  readonly text: string;
  readonly applied: boolean;
  readonly exists: boolean;
}

export function smallestPolicy(client: BaseLanguageClient): vscode.Disposable {
  return vscode.commands.registerCommand("neuro.writePolicy", async (place?: unknown) => {
    const document = await documentOf(place);
    if (document === undefined) return;
    try {
      await writePolicy(client, document.uri);
    } catch (error) {
      // What keeps it from being written is said in the user's words.
      await vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
    }
  });
}

async function writePolicy(client: BaseLanguageClient, program: vscode.Uri): Promise<void> {
  const { uri, text, applied, exists } = await askServer<SmallestPolicy>(client, command, program);
  const policy = client.protocol2CodeConverter.asUri(uri);
  if (applied || !exists) return open(policy);
  const replace = "Replace";
  const show = "Show Beside It";
  const chosen = await vscode.window.showWarningMessage(
    "This project has a policy already. Replace it by the smallest one?",
    { modal: true, detail: "Comments in it, and rules that no program needs, would be gone." },
    replace,
    show,
  );
  if (chosen === replace) {
    await askServer<SmallestPolicy>(client, command, program, { replace: true });
    await open(policy);
  } else if (chosen === show) {
    await open(policy);
    const smallest = await vscode.workspace.openTextDocument({ language: "neuro", content: text });
    await vscode.window.showTextDocument(smallest, vscode.ViewColumn.Beside);
  }
}

async function open(uri: vscode.Uri): Promise<void> {
  await vscode.window.showTextDocument(uri);
}
