/** The extension where Node runs: on a desktop, or beside the files that a remote window shows. */

import * as vscode from "vscode";
import { LanguageClient } from "vscode-languageclient/node";
import { debugging } from "./debugging.ts";
import { startEditor } from "./editor.ts";
import { newProject } from "./new-project.ts";
import { running } from "./running.ts";
import { ServerProcess } from "./server-process.ts";
import { tasks } from "./tasks.ts";
import { testing } from "./testing/index.ts";

/** Ends the language server; the editor waits for that. */
let end = async (): Promise<void> => {};

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const server = new ServerProcess(context);
  const { client, stop } = await startEditor(context, (options) => ({
    client: new LanguageClient("neuro", "Neuro-Lang", () => server.start(), options),
    kill: () => server.kill(),
  }));
  end = stop;
  context.subscriptions.push(
    tasks(context),
    ...running(context),
    ...debugging(context),
    ...testing(context, client),
    newProject(context),
  );
  await vscode.commands.executeCommand("setContext", "neuro.canRun", true);
}

export function deactivate(): Promise<void> {
  return end();
}
