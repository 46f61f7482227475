/** Problems for a client that asks for them: of a document, or of everything that is open or in a folder of the workspace. */

import {
  type CancellationToken,
  type Diagnostic,
  type DiagnosticOptions,
  type Disposable,
  DocumentDiagnosticReportKind,
  DocumentDiagnosticRequest,
  type FullDocumentDiagnosticReport,
  type UnchangedDocumentDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver";
import { isUntitled } from "../locations.ts";
import type { Feature, Server } from "../server.ts";
import { diagnosticsIn, isPulling, maySwitch } from "./problems.ts";

type Report = FullDocumentDiagnosticReport | UnchangedDocumentDiagnosticReport;

const provider: DiagnosticOptions = {
  identifier: "neuro",
  interFileDependencies: true,
  workspaceDiagnostics: true,
};

export const pulledProblems: Feature = {
  capabilities: (client, settings) =>
    isPulling(client, settings) && !maySwitch(client) ? { diagnosticProvider: provider } : {},
  register(server) {
    answerPulls(server);
    provideAsSet(server);
  },
};

/** Where the client takes it, the user may set at any time whether problems are asked for. */
function provideAsSet(server: Server): void {
  let provided: Promise<Disposable> | undefined;
  const provide = (): void => {
    const isWanted = maySwitch(server.client) && isPulling(server.client, server.settings);
    if (isWanted === (provided !== undefined)) return;
    if (isWanted)
      provided = server.connection.client.register(DocumentDiagnosticRequest.type, {
        ...provider,
        documentSelector: [{ language: "neuro" }],
      });
    else {
      void provided?.then((each) => each.dispose());
      provided = undefined;
    }
  };
  server.onStarted(provide);
  server.onConfigured(provide);
}

function answerPulls(server: Server): void {
  const { diagnostics } = server.connection.languages;
  const reports = new Reports();
  diagnostics.on(async ({ textDocument: { uri }, previousResultId }, token) => {
    const find = server.guard("Problems", async () => {
      // What was never saved and is closed is nowhere.
      if (isUntitled(uri) && server.documents.get(uri) === undefined)
        return reports.of(uri, [], previousResultId);
      const { snapshot, path } = await server.snapshot(uri, token);
      const found = diagnosticsIn(server, snapshot, (each) => each === path);
      return reports.of(uri, found.get(path) ?? [], previousResultId);
    });
    return (await find(undefined, token)) ?? { kind: DocumentDiagnosticReportKind.Full, items: [] };
  });
  diagnostics.onWorkspace(async ({ previousResultIds }, token) => {
    const before = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
    const find = server.guard("Problems", async () => everywhere(server, reports, before, token));
    return { items: (await find(undefined, token)) ?? [] };
  });
}

async function everywhere(
  server: Server,
  reports: Reports,
  before: ReadonlyMap<string, string>,
  token: CancellationToken,
): Promise<WorkspaceDocumentDiagnosticReport[]> {
  const items = new Map<string, WorkspaceDocumentDiagnosticReport>();
  for (const start of server.everyProject()) {
    const { snapshot } = await server.snapshot(start, token);
    const isOurs = (path: string): boolean => !snapshot.library.has(path);
    const found = diagnosticsIn(server, snapshot, isOurs);
    const paths = [...snapshot.program.modules.keys(), ...snapshot.unreadable.keys()];
    for (const path of paths.filter(isOurs)) {
      const uri = server.locations.uriOf(path);
      if (items.has(uri)) continue;
      const report = reports.of(uri, found.get(path) ?? [], before.get(uri));
      items.set(uri, { ...report, uri, version: server.documents.get(uri)?.version ?? null });
    }
  }
  // What is gone has no problems any more.
  for (const [uri, previous] of before)
    if (!items.has(uri)) items.set(uri, { ...reports.of(uri, [], previous), uri, version: null });
  return [...items.values()];
}

/** What was answered last about each document, under a number that the client gives back. */
class Reports {
  readonly #last = new Map<string, { readonly id: string; readonly text: string }>();
  #count = 0;

  of(uri: string, diagnostics: readonly Diagnostic[], previous: string | undefined): Report {
    const text = JSON.stringify(diagnostics);
    let last = this.#last.get(uri);
    if (last?.text !== text) {
      this.#count += 1;
      last = { id: `${this.#count}`, text };
      this.#last.set(uri, last);
    }
    return last.id === previous
      ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId: last.id }
      : { kind: DocumentDiagnosticReportKind.Full, resultId: last.id, items: [...diagnostics] };
  }
}
