/** The language server as a process of its own. The extension starts it itself, to be able to end one that hangs. */

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import * as vscode from "vscode";
import { bundledCommand, chosenNeuroc, type NeurocCommand, neurocCommand } from "./neuroc.ts";

export class ServerProcess {
  readonly #context: vscode.ExtensionContext;
  #running: ChildProcess | undefined;

  constructor(context: vscode.ExtensionContext) {
    this.#context = context;
  }

  /** The user's own, or the one that comes with the extension if that cannot be started. */
  async start(): Promise<ChildProcess> {
    const chosen = chosenNeuroc();
    if (chosen !== undefined) {
      try {
        if (!existsSync(chosen)) throw new Error("there is nothing.");
        return await this.#spawn(neurocCommand(this.#context));
      } catch (error) {
        void tellUnusable(chosen, error instanceof Error ? error.message : String(error));
      }
    }
    return this.#spawn(bundledCommand(this.#context));
  }

  async #spawn({ command, words, environment }: NeurocCommand): Promise<ChildProcess> {
    const started = spawn(command, [...words, "lsp"], {
      env: { ...process.env, ...environment },
      // What npm puts beside packages is a script there.
      shell: process.platform === "win32" && words.length === 0,
    });
    await once(started, "spawn");
    return (this.#running = started);
  }

  /** Ends it, whatever it is at. */
  async kill(): Promise<void> {
    const running = this.#running;
    if (running === undefined || running.exitCode !== null || running.signalCode !== null) return;
    const closed = once(running, "close");
    running.kill("SIGKILL");
    await closed;
  }
}

async function tellUnusable(path: string, why: string): Promise<void> {
  const openSettings = "Open Settings";
  const message = `The setting \`neuro.server.path\` names \`${path}\`: ${why} The language server is the one that comes with the extension.`;
  if ((await vscode.window.showWarningMessage(message, openSettings)) === undefined) return;
  // Where it is set.
  const setting = "neuro.server.path";
  const { workspaceValue } = vscode.workspace.getConfiguration().inspect(setting) ?? {};
  const place = workspaceValue === undefined ? "openSettings" : "openWorkspaceSettings";
  await vscode.commands.executeCommand(`workbench.action.${place}`, setting);
}
