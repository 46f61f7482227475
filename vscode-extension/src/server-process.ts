/** The language server as a process of its own. The extension starts it itself, to be able to end one that hangs. */

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import type * as vscode from "vscode";
import { chosenNeuroc, neurocCommand } from "./neuroc.ts";

export class ServerProcess {
  readonly #context: vscode.ExtensionContext;
  #running: ChildProcess | undefined;

  constructor(context: vscode.ExtensionContext) {
    this.#context = context;
  }

  /** Where the user's own is to lie, if nothing does. */
  missing(): string | undefined {
    const chosen = chosenNeuroc();
    return chosen === undefined || existsSync(chosen) ? undefined : chosen;
  }

  /** Rejects if there is nothing to be started. */
  async start(): Promise<ChildProcess> {
    const { command, words, environment } = neurocCommand(this.#context);
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
