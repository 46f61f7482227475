import { type CodeAction as Change, codeActions } from "@neuro-lang/ide";
import { type CodeAction, type CodeActionKind, type Diagnostic } from "vscode-languageserver";
import { offsetAt } from "../convert.ts";
import type { Feature } from "../server.ts";
import { workspaceEdit } from "./renames.ts";

const kinds: readonly CodeActionKind[] = [
  "quickfix",
  "refactor.extract",
  "refactor.inline",
  "refactor.rewrite",
  "source.organizeImports",
  "source.fixAll",
];

export const changes: Feature = {
  capabilities: () => ({ codeActionProvider: { codeActionKinds: [...kinds] } }),
  register(server) {
    server.connection.onCodeAction(
      server.guard("Code actions", async ({ textDocument, range, context }, token) => {
        const found = await server.document(textDocument, token);
        if (found === undefined) return null;
        const { snapshot, path, source } = found;
        const [start, end] = [offsetAt(source, range.start), offsetAt(source, range.end)];
        const wanted = (kind: string): boolean =>
          context.only?.some((only) => kind === only || kind.startsWith(`${only}.`)) ?? true;
        return codeActions(snapshot, path, start, end)
          .filter(({ kind }) => wanted(kind))
          .map((change): CodeAction => {
            const diagnostics = mended(change, context.diagnostics);
            return {
              title: change.title,
              kind: change.kind,
              edit: workspaceEdit(server, snapshot, change.edits),
              ...(diagnostics.length > 0 ? { diagnostics } : {}),
              ...(change.preferred === true ? { isPreferred: true } : {}),
            };
          });
      }),
    );
  },
};

function mended({ mends }: Change, diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return mends === undefined ? [] : diagnostics.filter(({ code }) => code === mends);
}
