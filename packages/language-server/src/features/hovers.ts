import { hover } from "@neuro-lang/ide";
import { MarkupKind } from "vscode-languageserver";
import { rangeOf } from "../convert.ts";
import type { Feature } from "../server.ts";

export const hovers: Feature = {
  capabilities: () => ({ hoverProvider: true }),
  register(server) {
    server.connection.onHover(
      server.guard("Hover", async (parameters, token) => {
        const at = await server.at(parameters, token);
        const found = at && hover(at.snapshot, at.path, at.offset);
        if (found === undefined) return null;
        const { code, documentation } = found;
        return {
          range: rangeOf(at!.source, found),
          contents: { kind: MarkupKind.Markdown, value: markdown(code, documentation) },
        };
      }),
    );
  },
};

export function markdown(code: string, documentation: string | undefined): string {
  const shown = `\`\`\`neuro\n${code}\n\`\`\``;
  return documentation === undefined ? shown : `${shown}\n\n---\n\n${documentation}`;
}
