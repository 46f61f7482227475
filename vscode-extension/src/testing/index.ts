/** The test explorer: `test` items and the examples of documentation, run, debugged and covered from beside their lines. */

import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { debugTests } from "../debugging.ts";
import { documentOf } from "../documents.ts";
import { isLeftOut } from "../settings.ts";
import { Discovery } from "./discovery.ts";
import { runTests } from "./run.ts";

export function testing(
  context: vscode.ExtensionContext,
  client: BaseLanguageClient,
): vscode.Disposable[] {
  if (isLeftOut("testing")) return [];
  const controller = vscode.tests.createTestController("neuro", "Neuro-Lang");
  const discovery = new Discovery(controller, client);
  const run = (request: vscode.TestRunRequest, token: vscode.CancellationToken): Promise<void> =>
    runTests(context, controller, discovery, request, token);
  const { Run, Debug, Coverage } = vscode.TestRunProfileKind;
  const running = controller.createRunProfile("Run", Run, run, true);
  controller.createRunProfile(
    "Debug",
    Debug,
    (request) => debug(context, discovery, request),
    true,
  );
  const covering = controller.createRunProfile("Run with Coverage", Coverage, run, true);
  covering.loadDetailedCoverage = async (_, coverage) => discovery.detailsOf(coverage);
  return [
    controller,
    discovery,
    vscode.commands.registerCommand("neuro.test", async (place?: unknown, name?: unknown) => {
      const document = await documentOf(place);
      if (document === undefined) return;
      const file = await discovery.fileOf(document);
      const tests = [...file.children].map(([, item]) => item);
      const named = typeof name === "string" ? tests.filter(({ label }) => label === name) : tests;
      if (named.length === 0) {
        void vscode.window.showInformationMessage(nothingToTest(document, name));
        return;
      }
      const wanted = typeof name === "string" ? named : [file];
      const { token } = new vscode.CancellationTokenSource();
      await run(new vscode.TestRunRequest(wanted, undefined, running), token);
    }),
  ];
}

function nothingToTest({ uri }: vscode.TextDocument, name: unknown): string {
  const file = uri.path.split("/").at(-1);
  return typeof name === "string"
    ? `\`${file}\` has no test with the name “${name}” any more.`
    : `\`${file}\` has no tests yet. One is: \`test "sums" { expect 1 + 1 == 2 }\`; examples in documentation are tests, too.`;
}

/** One session holds one file's tests, or one of them. */
async function debug(
  context: vscode.ExtensionContext,
  discovery: Discovery,
  { include }: vscode.TestRunRequest,
): Promise<void> {
  for (const item of include ?? (await discovery.files())) {
    const isEmpty = item.parent === undefined && (await discovery.testsOf(item)).length === 0;
    if (item.uri === undefined || isEmpty) continue;
    await debugTests(context, item.uri.fsPath, item.parent === undefined ? undefined : item.label);
  }
}
