/** Problems for a client that asks for them: of a document, or of everything that is open or in a folder of the workspace. */

import type { Snapshot } from "@neuro-lang/ide";
import {
  type CancellationToken,
  type Diagnostic,
  DocumentDiagnosticReportKind,
  type FullDocumentDiagnosticReport,
  type UnchangedDocumentDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver";
import type { Feature, Server } from "../server.ts";
import { diagnosticOf, isPulling } from "./problems.ts";

type Report = FullDocumentDiagnosticReport | UnchangedDocumentDiagnosticReport;

export const pulledProblems: Feature = {
  capabilities: (client, settings) =>
    isPulling(client, settings)
      ? {
          diagnosticProvider: {
            identifier: "neuro",
            interFileDependencies: true,
            workspaceDiagnostics: true,
          },
        }
      : {},
  register: answerPulls,
};

function answerPulls(server: Server): void {
  const { diagnostics } = server.connection.languages;
  const reports = new Reports();
  diagnostics.on(async ({ textDocument: { uri }, previousResultId }, token) => {
    const find = server.guard("Problems", async () => {
      const { snapshot, path } = await server.snapshot(uri, token);
      return reports.of(uri, diagnosticsIn(server, snapshot, path), previousResultId);
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
  const folders = server.folders.map((path) => server.locations.uriOf(path));
  for (const start of [...server.projects(), ...folders]) {
    const { snapshot } = await server.snapshot(start, token);
    for (const path of snapshot.program.modules.keys()) {
      const uri = server.locations.uriOf(path);
      if (snapshot.library.has(path) || items.has(uri)) continue;
      const report = reports.of(uri, diagnosticsIn(server, snapshot, path), before.get(uri));
      items.set(uri, { ...report, uri, version: server.documents.get(uri)?.version ?? null });
    }
  }
  // What is gone has no problems any more.
  for (const [uri, previous] of before)
    if (!items.has(uri)) items.set(uri, { ...reports.of(uri, [], previous), uri, version: null });
  return [...items.values()];
}

function diagnosticsIn(server: Server, snapshot: Snapshot, path: string): readonly Diagnostic[] {
  return snapshot.problems
    .filter(({ span }) => span.file === path)
    .flatMap((problem) => diagnosticOf(server, snapshot, problem) ?? []);
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
