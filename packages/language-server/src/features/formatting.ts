/** The one style: of a document, of a part, and of what has just been typed. */

import { formatting, formattingAfterBrace, indentation, rangeFormatting } from "@neuro-lang/ide";
import type { SourceFile, TextEdit as Edit } from "@neuro-lang/diagnostics";
import type { TextEdit } from "vscode-languageserver";
import { extentOf } from "../convert.ts";
import { textEditOf } from "../edits.ts";
import type { Feature } from "../server.ts";

export const formats: Feature = {
  capabilities: () => ({
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    documentOnTypeFormattingProvider: { firstTriggerCharacter: "}", moreTriggerCharacter: ["\n"] },
  }),
  register(server) {
    const { connection } = server;
    connection.onDocumentFormatting(
      server.guard("Formatting", async ({ textDocument }, token) => {
        const found = await server.document(textDocument, token);
        if (found === undefined) return null;
        return edits(found.source, formatting(found.snapshot, found.path));
      }),
    );
    connection.onDocumentRangeFormatting(
      server.guard("Formatting", async ({ textDocument, range }, token) => {
        const found = await server.document(textDocument, token);
        if (found === undefined) return null;
        const { snapshot, path, source } = found;
        return edits(source, rangeFormatting(snapshot, path, extentOf(source, range)));
      }),
    );
    connection.onDocumentOnTypeFormatting(
      server.guard("Formatting", async (parameters, token) => {
        const at = await server.at(parameters, token);
        if (at === undefined) return null;
        const typed = parameters.ch === "\n" ? indentation : formattingAfterBrace;
        return edits(at.source, typed(at.snapshot, at.path, at.offset));
      }),
    );
  },
};

function edits(source: SourceFile, found: readonly Edit[]): TextEdit[] {
  return found.map((edit) => textEditOf(source, edit));
}
