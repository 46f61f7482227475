/**
 * Debugging: compiles with source maps and hands the JavaScript to the editor's own debugger of Node, which shows the `.neuro`
 * lines and names.
 */

import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { findProject, nodeFiles } from "@neuro-lang/compiler/files";
import * as vscode from "vscode";
import { documentOf } from "./documents.ts";
import { neurocCommand, runNeuroc } from "./neuroc.ts";
import { isLeftOut } from "./settings.ts";

export function debugging(context: vscode.ExtensionContext): vscode.Disposable[] {
  if (isLeftOut("debugging")) return [];
  return [
    vscode.debug.registerDebugConfigurationProvider("neuro", {
      // At this step, because the editor asks the debugger of Node to go on from what is returned at this one only.
      resolveDebugConfiguration: (folder, configuration, token) =>
        compiled(context, folder, configuration, token),
    }),
    vscode.commands.registerCommand("neuro.debug", async (place?: unknown) => {
      const document = await documentOf(place);
      if (document === undefined) return;
      await vscode.debug.startDebugging(vscode.workspace.getWorkspaceFolder(document.uri), {
        type: "neuro",
        request: "launch",
        name: basename(document.uri.fsPath, ".neuro"),
        program: document.uri.fsPath,
      });
    }),
  ];
}

/** Debugs the tests of a file, or those whose name holds a text. */
export function debugTests(
  context: vscode.ExtensionContext,
  file: string,
  filter: string | undefined,
): Thenable<boolean> {
  const { command, words, environment } = neurocCommand(context);
  const { cache, root } = findProject(nodeFiles, file);
  const [script, ...first] = [
    ...words,
    "test",
    file,
    ...(filter === undefined ? [] : ["--filter", filter]),
  ];
  const folder = vscode.workspace.getWorkspaceFolder(vscode.Uri.file(file));
  return vscode.debug.startDebugging(folder, {
    ...forNode(join(cache, "programs")),
    name: filter ?? basename(file),
    // A neuroc that is no script of Node's starts one.
    ...(script === "test"
      ? { runtimeExecutable: command, runtimeArgs: [script, ...first] }
      : { program: script, args: first, ...nodeOf(environment) }),
    cwd: root,
  });
}

/** Undefined, after it was said why, if there is nothing to debug. */
async function compiled(
  context: vscode.ExtensionContext,
  workspace: vscode.WorkspaceFolder | undefined,
  {
    program: written = "${file}",
    args,
    cwd,
    env,
    console,
    stopOnEntry,
    name,
    runtimeExecutable,
  }: vscode.DebugConfiguration,
  token?: vscode.CancellationToken,
): Promise<vscode.DebugConfiguration | undefined> {
  const program = substituted(String(written), workspace);
  if (!program.endsWith(".neuro") || program.includes("${")) {
    await vscode.window.showErrorMessage("`program` names the `.neuro` file that has `main`.");
    return undefined;
  }
  const { cache, root } = findProject(nodeFiles, program);
  // Below the project, where what foreign code imports is found.
  const key = createHash("sha256").update(program).digest("hex").slice(0, 12);
  const folder = join(cache, "debug", key);
  const { code } = await runNeuroc(context, ["build", program, "--out", folder], root, token);
  const script = code === 0 ? scriptOf(folder, program) : undefined;
  if (script === undefined) {
    const shown = await vscode.window.showErrorMessage(
      `\`${basename(program)}\` cannot be compiled.`,
      "Show Problems",
    );
    if (shown !== undefined)
      await vscode.commands.executeCommand("workbench.actions.view.problems");
    return undefined;
  }
  return {
    ...forNode(folder),
    // Without a launch.json there is none.
    name: name ?? basename(program, ".neuro"),
    program: script,
    args: args ?? [],
    cwd: cwd ?? workspace?.uri.fsPath ?? dirname(program),
    console: console ?? "integratedTerminal",
    stopOnEntry: stopOnEntry ?? false,
    ...(typeof runtimeExecutable === "string"
      ? { runtimeExecutable, env: env ?? {} }
      : nodeOf(env ?? {})),
  };
}

/** The variables that say where a program lies; the editor replaces those of the other settings. */
function substituted(text: string, workspace: vscode.WorkspaceFolder | undefined): string {
  const file = vscode.window.activeTextEditor?.document.uri.fsPath;
  const values: Readonly<Record<string, string | undefined>> = {
    file,
    fileDirname: file && dirname(file),
    relativeFile: file && vscode.workspace.asRelativePath(file, false),
    workspaceFolder: workspace?.uri.fsPath,
  };
  return text.replaceAll(/\$\{(\w+)\}/g, (variable, name: string) => values[name] ?? variable);
}

function forNode(folder: string): vscode.DebugConfiguration {
  return {
    type: "pwa-node",
    request: "launch",
    name: "Neuro-Lang",
    sourceMaps: true,
    outFiles: [`${folder}/**/*.js`],
    resolveSourceMapLocations: [`${folder}/**`],
    // The library and the runtime below every program are not what is looked at.
    skipFiles: ["<node_internals>/**", `${folder}/neuro/**`],
  };
}

/** The Node of the editor's own server; a desktop's is none that the debugger can start. */
function nodeOf(env: Readonly<Record<string, string>>): object {
  return process.versions["electron"] === undefined
    ? { runtimeExecutable: process.execPath, env }
    : { env };
}

/** The file whose source map names the program. */
function scriptOf(folder: string, program: string): string | undefined {
  const manifest = join(folder, ".neuro-build.json");
  if (!existsSync(manifest)) return undefined;
  const names = JSON.parse(readFileSync(manifest, "utf8")) as readonly string[];
  const wanted = basename(program).replace(/\.neuro$/, ".js");
  return names
    .filter((name) => basename(name) === wanted)
    .map((name) => join(folder, name))
    .find((path) => {
      const { sources } = JSON.parse(readFileSync(`${path}.map`, "utf8")) as {
        readonly sources: readonly string[];
      };
      return sources.some((source) => join(dirname(path), source) === program);
    });
}
