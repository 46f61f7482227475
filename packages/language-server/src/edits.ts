/** Changes of texts, and of what files there are, as the protocol says them. */

import { SourceFile, type TextEdit } from "@neuro-lang/diagnostics";
import type { Snapshot } from "@neuro-lang/ide";
import type * as protocol from "vscode-languageserver";
import { rangeOf } from "./convert.ts";
import type { Server } from "./server.ts";

export function textEditOf(source: SourceFile, { span, newText }: TextEdit): protocol.TextEdit {
  return { range: rangeOf(source, span), newText };
}

/** False if a file has to be made, and the client makes none. */
export function isPossible(
  { workspace }: protocol.ClientCapabilities,
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
): protocol.WorkspaceEdit {
  const changes: NonNullable<protocol.WorkspaceEdit["changes"]> = {};
  const made = new Set<string>();
  for (const edit of edits) {
    const { file } = edit.span;
    const source = snapshot.written(file)?.source;
    const uri = locations.uriOf(file);
    (changes[uri] ??= []).push(textEditOf(source ?? new SourceFile(file, ""), edit));
    if (source === undefined) made.add(uri);
  }
  if (made.size === 0) return { changes };
  const texts = Object.entries(changes).map(([uri, own]): protocol.TextDocumentEdit => ({
    textDocument: { uri, version: null },
    edits: own,
  }));
  return {
    documentChanges: [...[...made].map((uri) => ({ kind: "create" as const, uri })), ...texts],
  };
}
