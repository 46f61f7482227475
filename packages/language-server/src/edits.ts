/** Changes of texts, and of what files there are, as the protocol says them. */

import type { TextEdit } from "@neuro-lang/diagnostics";
import type { Snapshot } from "@neuro-lang/ide";
import type { ClientCapabilities, TextDocumentEdit, WorkspaceEdit } from "vscode-languageserver";
import { rangeOf } from "./convert.ts";
import type { Server } from "./server.ts";

/** False if a file has to be made, and the client makes none. */
export function isPossible(
  { workspace }: ClientCapabilities,
  snapshot: Snapshot,
  edits: readonly TextEdit[],
): boolean {
  const makes = workspace?.workspaceEdit?.resourceOperations?.includes("create") ?? false;
  return makes || edits.every(({ span }) => snapshot.written(span.file) !== undefined);
}

/** A file that is not there yet is made first. */
export function workspaceEdit(
  { locations }: Server,
  snapshot: Snapshot,
  edits: readonly TextEdit[],
): WorkspaceEdit {
  const changes: NonNullable<WorkspaceEdit["changes"]> = {};
  const made = new Set<string>();
  for (const { span, newText } of edits) {
    const source = snapshot.written(span.file)?.source;
    const uri = locations.uriOf(span.file);
    const start = { line: 0, character: 0 };
    const range = source === undefined ? { start, end: start } : rangeOf(source, span);
    (changes[uri] ??= []).push({ range, newText });
    if (source === undefined) made.add(uri);
  }
  if (made.size === 0) return { changes };
  const texts = Object.entries(changes).map(([uri, own]): TextDocumentEdit => ({
    textDocument: { uri, version: null },
    edits: own,
  }));
  return {
    documentChanges: [...[...made].map((uri) => ({ kind: "create" as const, uri })), ...texts],
  };
}
