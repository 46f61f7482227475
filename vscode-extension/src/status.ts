/** The language's status in the status bar: version, project, problems, and whether a check is under way. */

import * as vscode from "vscode";
import {
  type BaseLanguageClient,
  type FeatureState,
  State,
  type StaticFeature,
} from "vscode-languageclient";

/** What `neuro/status` says of a project after each check. */
interface ProjectStatus {
  readonly project: string;
  readonly modules: number;
  readonly errors: number;
  readonly warnings: number;
}

/** Asks the server for the notification. */
const wanted: StaticFeature = {
  fillClientCapabilities(capabilities) {
    capabilities.experimental = { ...capabilities.experimental, neuroStatus: true };
  },
  initialize() {},
  getState: (): FeatureState => ({ kind: "static" }),
  clear() {},
};

export function statusItem(client: BaseLanguageClient): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem("neuro.status", { language: "neuro" });
  item.name = "Neuro-Lang";
  item.text = "Neuro-Lang";
  client.registerFeature(wanted);
  const starts = (): void => {
    item.busy = true;
    item.detail = "";
    item.severity = vscode.LanguageStatusSeverity.Information;
    item.command = { title: "Show Output", command: "neuro.showOutput" };
  };
  const stopped = (): void => {
    item.busy = false;
    item.detail = "The language server does not run";
    item.severity = vscode.LanguageStatusSeverity.Error;
    item.command = { title: "Restart", command: "neuro.restartServer" };
  };
  stopped();
  return vscode.Disposable.from(
    item,
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Starting) starts();
      else if (newState !== State.Running) stopped();
    }),
    client.onNotification("neuro/status", (status: ProjectStatus) => {
      item.busy = false;
      item.text = `Neuro-Lang ${client.initializeResult?.serverInfo?.version ?? ""}`.trim();
      item.detail = described(status);
      item.severity =
        status.errors > 0
          ? vscode.LanguageStatusSeverity.Error
          : status.warnings > 0
            ? vscode.LanguageStatusSeverity.Warning
            : vscode.LanguageStatusSeverity.Information;
    }),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (document.languageId === "neuro" && contentChanges.length > 0) item.busy = true;
    }),
  );
}

function described({ project, modules, errors, warnings }: ProjectStatus): string {
  const name = vscode.Uri.parse(project).path.split("/").at(-1);
  const problems = [count(errors, "error"), count(warnings, "warning")].filter(
    (text) => text !== undefined,
  );
  return [name, count(modules, "module"), ...(problems.length > 0 ? problems : ["no problems"])]
    .filter((text) => text !== undefined)
    .join(" · ");
}

function count(number: number, thing: string): string | undefined {
  return number === 0 ? undefined : `${number} ${thing}${number === 1 ? "" : "s"}`;
}
