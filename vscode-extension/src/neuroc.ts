/** The compiler that the extension starts: the one that it brings along, or the one that the user has set. */

import { execFile } from "node:child_process";
import { isAbsolute, join } from "node:path";
import * as vscode from "vscode";

export interface NeurocCommand {
  readonly command: string;
  /** What comes before the words of the command itself. */
  readonly words: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

export interface Ended {
  readonly code: number | undefined;
  readonly output: string;
  readonly errors: string;
}

/** The editor is a Node of its own. */
const asNode = { ELECTRON_RUN_AS_NODE: "1" };

/** The script that comes with the extension. */
function bundledNeuroc({ extensionPath }: vscode.ExtensionContext): string {
  return join(extensionPath, "dist/neuroc/bin/neuroc.cjs");
}

/** The user's own, if there is one. */
export function chosenNeuroc(): string | undefined {
  const path = vscode.workspace.getConfiguration("neuro.server").get<string>("path", "").trim();
  if (path === "") return undefined;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
  return isAbsolute(path) || folder === undefined ? path : join(folder, path);
}

export function neurocCommand(context: vscode.ExtensionContext): NeurocCommand {
  const path = chosenNeuroc();
  return path === undefined || /\.[cm]?js$/.test(path)
    ? script(path ?? bundledNeuroc(context))
    : { command: path, words: [], environment: {} };
}

/** The compiler that comes with the extension, whatever is set. */
export function bundledCommand(context: vscode.ExtensionContext): NeurocCommand {
  return script(bundledNeuroc(context));
}

function script(path: string): NeurocCommand {
  return { command: process.execPath, words: [path], environment: asNode };
}

/** Runs a command to its end. */
export function runNeuroc(
  context: vscode.ExtensionContext,
  words: readonly string[],
  folder: string,
  token?: vscode.CancellationToken,
): Promise<Ended> {
  const { command, words: first, environment } = neurocCommand(context);
  return new Promise((resolve, reject) => {
    const child = execFile(
      command,
      [...first, ...words],
      {
        cwd: folder,
        env: { ...process.env, ...environment, NO_COLOR: "1" },
        maxBuffer: 256 * 1024 * 1024,
      },
      (error, output, errors) => {
        // A number is how it ended, a word is why it never began.
        if (typeof error?.code === "string") reject(error);
        else resolve({ code: error === null ? 0 : (error.code ?? undefined), output, errors });
      },
    );
    token?.onCancellationRequested(() => child.kill());
  });
}
