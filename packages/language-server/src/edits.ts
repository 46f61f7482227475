/** Changes of texts, and of what files there are, as the protocol says them. */

import { SourceFile, type TextEdit } from "@neuro-lang/diagnostics";
import type { Snapshot } from "@neuro-lang/ide";
import type * as protocol from "vscode-languageserver";
import { rangeOf } from "./convert.ts";
import type { Server } from "./server.ts";

export function textEditOf(source: SourceFile, { span, newText }: TextEdit): protocol.TextEdit {
  return { range: rangeOf(source, span), newText: withLineEndsOf(source, newText) };
}

/** What is written into a document ends its lines as the document's first line ends. */
export function withLineEndsOf({ text }: SourceFile, newText: string): string {
  const isWindows = text[text.indexOf("\n") - 1] === "\r";
  return newText.replaceAll(/\r?\n/g, isWindows ? "\r\n" : "\n");
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

/**
 * A file that is not there yet is made first. With the versions of the documents that the edits are for, where the client takes
 * them: it refuses what is for an older text.
 */
export function workspaceEdit(
  server: Server,
  snapshot: Snapshot,
  edits: readonly TextEdit[],
): protocol.WorkspaceEdit {
  const changes: NonNullable<protocol.WorkspaceEdit["changes"]> = {};
  const made = new Set<string>();
  for (const edit of edits) {
    const { file } = edit.span;
    const source = snapshot.written(file)?.source;
    const uri = server.locations.uriOf(file);
    (changes[uri] ??= []).push(textEditOf(source ?? new SourceFile(file, ""), edit));
    if (source === undefined) made.add(uri);
  }
  const isVersioned = server.client.workspace?.workspaceEdit?.documentChanges === true;
  if (made.size === 0 && !isVersioned) return { changes };
  const files = Map.groupBy(edits, ({ span }) => span.file);
  const texts = [...files.keys()].map((file): protocol.TextDocumentEdit => {
    const uri = server.locations.uriOf(file);
    const version = server.versionIn(snapshot, file) ?? null;
    return { textDocument: { uri, version }, edits: changes[uri]! };
  });
  return {
    documentChanges: [...[...made].map((uri) => ({ kind: "create" as const, uri })), ...texts],
  };
}

/** Of several projects: a module that is part of more than one has the same edits in each. */
export function joined(edits: readonly protocol.WorkspaceEdit[]): protocol.WorkspaceEdit {
  const changes = Object.assign({}, ...edits.map((each) => each.changes));
  const texts = edits.flatMap(({ documentChanges = [] }) => documentChanges);
  if (texts.length === 0) return { changes };
  const byUri = new Map(
    texts.flatMap((each) => ("textDocument" in each ? [[each.textDocument.uri, each]] : [])),
  );
  return { documentChanges: [...byUri.values()] };
}
