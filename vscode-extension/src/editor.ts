/** What the extension is everywhere, on a desktop and in a browser: the language client and what is shown of it. */

import * as vscode from "vscode";
import type { LanguageClientOptions } from "vscode-languageclient";
import { compiledForms } from "./compiled-forms.ts";
import { languagePages } from "./language-pages.ts";
import { libraryTexts } from "./library-texts.ts";
import { problemPages } from "./problem-pages.ts";
import { serverCommands } from "./server-commands.ts";
import {
  type RunningServer,
  serverLife,
  startedAgain,
  startServer,
  type StartableServer,
  stopServer,
} from "./server-life.ts";
import { serverSettings, showPageCommand } from "./settings.ts";
import { smallestPolicy } from "./smallest-policy.ts";
import { statusItem } from "./status.ts";

export const selector = [{ language: "neuro" }];

/** Starts the language server through a client that suits the place. */
export async function startEditor(
  context: vscode.ExtensionContext,
  makeServer: (options: LanguageClientOptions) => StartableServer,
): Promise<RunningServer> {
  const output = vscode.window.createOutputChannel("Neuro-Lang", { log: true });
  const server: StartableServer = makeServer({
    documentSelector: selector,
    outputChannel: output,
    initializationOptions: serverSettings,
    errorHandler: startedAgain(() => server.client),
    markdown: { isTrusted: { enabledCommands: [showPageCommand] }, supportHtml: false },
  });
  const { client } = server;
  context.subscriptions.push(
    output,
    client,
    statusItem(client),
    libraryTexts(client),
    ...problemPages(client),
    languagePages(context),
    ...serverCommands(client),
    ...compiledForms(client),
    smallestPolicy(client),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("neuro") && client.isRunning())
        void client.sendNotification("workspace/didChangeConfiguration", {
          settings: serverSettings(),
        });
    }),
    ...serverLife(server, output),
  );
  await startServer(server);
  return { client, stop: () => stopServer(server) };
}
