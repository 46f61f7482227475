/** What was found and is not written, in grey inside of the text. */

import { type HintSort, hints } from "@neuro-lang/ide";
import { type InlayHint, InlayHintKind } from "vscode-languageserver";
import { extentOf, positionAt } from "../convert.ts";
import { textEditOf } from "../edits.ts";
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
        return hints(snapshot, path, extentOf(source, range), wanted(server.settings)).map(
          ({ offset, sort, text, space, edit }): InlayHint => ({
            position: positionAt(source, offset),
            label: text,
            ...(sort === "types" ? { kind: InlayHintKind.Type } : {}),
            ...(sort === "parameterNames" ? { kind: InlayHintKind.Parameter } : {}),
            ...(space === "before" ? { paddingLeft: true } : {}),
            ...(space === "after" ? { paddingRight: true } : {}),
            ...(edit === undefined ? {} : { textEdits: [textEditOf(source, edit)] }),
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
