import { formatting } from "@neuro-lang/ide";
import { rangeOf } from "../convert.ts";
import type { Feature } from "../server.ts";

export const formats: Feature = {
  capabilities: () => ({ documentFormattingProvider: true }),
  register(server) {
    server.connection.onDocumentFormatting(
      server.guard("Formatting", async ({ textDocument }, token) => {
        const found = await server.document(textDocument, token);
        if (found === undefined) return null;
        const { snapshot, path, source } = found;
        return formatting(snapshot, path).map(({ span, newText }) => ({
          range: rangeOf(source, span),
          newText,
        }));
      }),
    );
  },
};
