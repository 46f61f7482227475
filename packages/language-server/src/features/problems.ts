/** The problems of the command line, as the protocol says them. */

import { InputError, type Unreadable } from "@neuro-lang/compiler";
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

/** True for a client that can be told later that it may ask for problems, or may not any more. */
export function maySwitch({ textDocument }: ClientCapabilities): boolean {
  return textDocument?.diagnostic?.dynamicRegistration === true;
}

export const problems: Feature = {
  capabilities: () => ({}),
  register(server) {
    /** What was sent last of each file, to say only what is new. */
    const sent = new Map<string, string>();
    /** The files of each project of which something was sent. */
    const filesOf = new Map<string, ReadonlySet<string>>();
    const send = (path: string, diagnostics: Diagnostic[], snapshot?: Snapshot): void => {
      const version = snapshot && versionFor(server, snapshot, path);
      const text = JSON.stringify([diagnostics, version]);
      if ((sent.get(path) ?? "[[],null]") === text) return;
      sent.set(path, text);
      const uri = server.locations.uriOf(path);
      const versioned = version === undefined ? {} : { version };
      void server.connection.sendDiagnostics({ uri, ...versioned, diagnostics });
    };
    /** What a project has to say of a file no more, unless another one speaks of it. */
    const takeBack = (path: string, root: string, snapshot?: Snapshot): void => {
      const home = server.workspace.projectOf(path);
      if (home === root || !server.isOpen(home)) send(path, [], snapshot);
    };
    server.onChecked((snapshot, root) => {
      if (isPulling(server.client, server.settings)) return;
      // What is imported from another project is looked at there.
      const isOwn = (path: string): boolean => server.workspace.projectOf(path) === root;
      const found = diagnosticsIn(server, snapshot, isOwn);
      const before = filesOf.get(root) ?? new Set();
      filesOf.set(root, new Set(found.keys()));
      for (const path of before) if (!found.has(path)) takeBack(path, root, snapshot);
      for (const [path, diagnostics] of found) send(path, diagnostics, snapshot);
    });
    server.onConfigured(() => {
      if (!isPulling(server.client, server.settings)) return;
      for (const path of sent.keys()) send(path, []);
      filesOf.clear();
    });
    server.onReleased((root) => {
      for (const path of filesOf.get(root) ?? []) takeBack(path, root);
      filesOf.delete(root);
    });
  },
};

/** The version of a document that problems are of, for a client that wants to know. */
function versionFor(server: Server, snapshot: Snapshot, path: string): number | undefined {
  const { publishDiagnostics } = server.client.textDocument ?? {};
  return publishDiagnostics?.versionSupport === true ? server.versionIn(snapshot, path) : undefined;
}

/** By file, for those that are wanted and have something to say. */
export function diagnosticsIn(
  server: Server,
  snapshot: Snapshot,
  isWanted: (path: string) => boolean,
): ReadonlyMap<string, Diagnostic[]> {
  const found = new Map<string, Diagnostic[]>();
  const byFile = Map.groupBy(snapshot.problems, ({ span }) => span.file);
  for (const [path, problems] of byFile) {
    if (!isWanted(path)) continue;
    found.set(
      path,
      problems.flatMap((problem) => diagnosticOf(server, snapshot, problem) ?? []),
    );
  }
  for (const [path, why] of snapshot.unreadable)
    if (isWanted(path)) found.set(path, [unreadableOf(why)]);
  return found;
}

/** A file that is no part of its project says why, in the words of the command line. */
function unreadableOf(why: Unreadable): Diagnostic {
  const hint = why instanceof InputError ? why.hint : undefined;
  const nowhere = { line: 0, character: 0 };
  return {
    range: { start: nowhere, end: nowhere },
    severity: DiagnosticSeverity.Error,
    source: "neuro",
    message: hint === undefined ? why.message : `${why.message}\n${hint}`,
  };
}

/** Undefined if its place is in a file that is not known. */
function diagnosticOf(
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
