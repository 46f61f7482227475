/** The problems of the command line, as the protocol says them. */

import type { Problem, Severity } from "@neuro-lang/diagnostics";
import type { Snapshot } from "@neuro-lang/ide";
import {
  type ClientCapabilities,
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
} from "vscode-languageserver";
import { rangeOf } from "../convert.ts";
import type { Feature, Server } from "../server.ts";
import type { Settings } from "../settings.ts";

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  hint: DiagnosticSeverity.Hint,
};

/** Problems that say of a piece of code that nothing needs it. */
const unnecessary = new Set([
  "unused-import",
  "unused-variable",
  "unreachable-arm",
  "unreachable-code",
]);
const deprecated = "deprecated-use";

/** A client that asks for problems gets none by itself: it would show them twice. */
export function isPulling(
  { textDocument }: ClientCapabilities,
  { problems: wanted }: Pick<Settings, "problems">,
): boolean {
  if (textDocument?.diagnostic === undefined) return false;
  return wanted === "pull" || textDocument.publishDiagnostics === undefined;
}

export const problems: Feature = {
  capabilities: () => ({}),
  register(server) {
    /** What was sent of each file of a project, to say only what is new. */
    const sent = new Map<string, Map<string, string>>();
    server.onChecked((snapshot, root) => {
      if (isPulling(server.client, server.settings)) return;
      const before = sent.get(root) ?? new Map<string, string>();
      const now = new Map<string, string>();
      sent.set(root, now);
      const byFile = Map.groupBy(snapshot.problems, ({ span }) => span.file);
      for (const path of new Set([...before.keys(), ...byFile.keys()])) {
        const diagnostics = (byFile.get(path) ?? []).flatMap(
          (problem) => diagnosticOf(server, snapshot, problem) ?? [],
        );
        const text = JSON.stringify(diagnostics);
        if (diagnostics.length > 0) now.set(path, text);
        if ((before.get(path) ?? "[]") === text) continue;
        void server.connection.sendDiagnostics({ uri: server.locations.uriOf(path), diagnostics });
      }
    });
  },
};

/** Undefined if its place is in a file that is not known. */
export function diagnosticOf(
  { locations, settings }: Server,
  snapshot: Snapshot,
  problem: Problem,
): Diagnostic | undefined {
  const source = snapshot.written(problem.span.file)?.source;
  if (source === undefined) return undefined;
  const { code, name, severity, message, hint, span, related } = problem;
  const relatedInformation = related.flatMap((label) => {
    const location = locations.locationOf(snapshot, label.span);
    return location === undefined ? [] : [{ location, message: label.message }];
  });
  return {
    range: rangeOf(source, span),
    severity: severities[severity],
    code,
    ...(settings.problemPages === undefined
      ? {}
      : { codeDescription: { href: settings.problemPages.replace("{code}", code) } }),
    source: "neuro",
    message: hint === undefined ? message : `${message}\n${hint}`,
    ...tagsOf(name),
    ...(relatedInformation.length > 0 ? { relatedInformation } : {}),
  };
}

function tagsOf(name: string): Pick<Diagnostic, "tags"> {
  if (unnecessary.has(name)) return { tags: [DiagnosticTag.Unnecessary] };
  return name === deprecated ? { tags: [DiagnosticTag.Deprecated] } : {};
}
