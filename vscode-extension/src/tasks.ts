/** Tasks: check, build, test and run, in a terminal of the editor. */

import * as vscode from "vscode";
import { neurocCommand } from "./neuroc.ts";

export interface NeuroTask extends vscode.TaskDefinition {
  readonly type: "neuro";
  readonly command: string;
  readonly arguments?: readonly string[];
}

export function tasks(context: vscode.ExtensionContext): vscode.Disposable {
  return vscode.tasks.registerTaskProvider("neuro", {
    provideTasks: () =>
      (vscode.workspace.workspaceFolders ?? []).flatMap((folder) =>
        ["check", "test", "build"].map((command) =>
          makeTask(context, { type: "neuro", command }, folder),
        ),
      ),
    resolveTask: ({ definition, scope }) =>
      makeTask(context, definition as NeuroTask, isFolder(scope) ? scope : undefined, definition),
  });
}

export function makeTask(
  context: vscode.ExtensionContext,
  definition: NeuroTask,
  folder: vscode.WorkspaceFolder | undefined,
  // A task that is resolved keeps the very definition that was asked for.
  original: vscode.TaskDefinition = definition,
): vscode.Task {
  const { command, arguments: words = [] } = definition;
  const { command: program, words: first, environment } = neurocCommand(context);
  const options = {
    env: { ...environment },
    ...(folder === undefined ? {} : { cwd: folder.uri.fsPath }),
  };
  const task = new vscode.Task(
    original,
    folder ?? vscode.TaskScope.Workspace,
    [command, ...words.map((word) => vscode.workspace.asRelativePath(word, false))].join(" "),
    "neuro",
    new vscode.ProcessExecution(program, [...first, command, ...words], options),
    // A program's own output is no list of problems.
    ["run", "playground"].includes(command) ? [] : matchers,
  );
  const group = groups[command];
  if (group !== undefined) task.group = group;
  return task;
}

/** By how many lines a message takes: a matcher's patterns stand for one line each. */
const matchers = ["$neuroc", "$neuroc-2", "$neuroc-3"];

const groups: Readonly<Record<string, vscode.TaskGroup>> = {
  build: vscode.TaskGroup.Build,
  check: vscode.TaskGroup.Build,
  test: vscode.TaskGroup.Test,
};

function isFolder(scope: vscode.Task["scope"]): scope is vscode.WorkspaceFolder {
  return typeof scope === "object";
}
