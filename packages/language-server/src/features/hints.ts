import { type HintSort, hints } from "@neuro-lang/ide";
import { type InlayHint, InlayHintKind } from "vscode-languageserver";
import { offsetAt, positionAt, rangeOf } from "../convert.ts";
import type { Feature } from "../server.ts";
import type { Settings } from "../settings.ts";

export const inlayHints: Feature = {
  capabilities: () => ({ inlayHintProvider: true }),
  register(server) {
    server.connection.languages.inlayHint.on(
      server.guard("Hints", async ({ textDocument, range }, token) => {
        const found = await server.document(textDocument, token);
        if (found === undefined) return null;
        const { snapshot, path, source } = found;
        const part = { start: offsetAt(source, range.start), end: offsetAt(source, range.end) };
        return hints(snapshot, path, part, wanted(server.settings)).map(
          ({ offset, sort, text, space, edit }): InlayHint => ({
            position: positionAt(source, offset),
            label: text,
            ...(sort === "types" ? { kind: InlayHintKind.Type } : {}),
            ...(sort === "parameterNames" ? { kind: InlayHintKind.Parameter } : {}),
            ...(space === "before" ? { paddingLeft: true } : {}),
            ...(space === "after" ? { paddingRight: true } : {}),
            ...(edit === undefined
              ? {}
              : { textEdits: [{ range: rangeOf(source, edit.span), newText: edit.newText }] }),
          }),
        );
      }),
    );
  },
};

function wanted({ inlayHints: { types, parameterNames, effects, waits } }: Settings) {
  const set = { types, parameterNames, effects, waits } satisfies Record<HintSort, boolean>;
  return new Set((Object.keys(set) as HintSort[]).filter((sort) => set[sort]));
}
