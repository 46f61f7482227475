/** The extension where Node runs: on a desktop, or beside the files that a remote window shows. */

import * as vscode from "vscode";
import { LanguageClient, type ServerOptions, TransportKind } from "vscode-languageclient/node";
import { debugging } from "./debugging.ts";
import { startEditor } from "./editor.ts";
import { bundledNeuroc, chosenNeuroc } from "./neuroc.ts";
import { newProject } from "./new-project.ts";
import { running } from "./running.ts";
import { tasks } from "./tasks.ts";
import { testing } from "./testing/index.ts";

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const client = await startEditor(
    context,
    (options) => new LanguageClient("neuro", "Neuro-Lang", serverOptions(context), options),
  );
  context.subscriptions.push(
    tasks(context),
    ...running(context),
    ...debugging(context),
    ...testing(context, client),
    newProject(context),
  );
  await vscode.commands.executeCommand("setContext", "neuro.canRun", true);
}

function serverOptions(context: vscode.ExtensionContext): ServerOptions {
  const chosen = chosenNeuroc();
  if (chosen === undefined || /\.[cm]?js$/.test(chosen))
    return {
      module: chosen ?? bundledNeuroc(context),
      args: ["lsp"],
      transport: TransportKind.ipc,
    };
  return {
    command: chosen,
    args: ["lsp"],
    transport: TransportKind.stdio,
    // What npm puts beside packages is a script there.
    options: { shell: process.platform === "win32" },
  };
}
