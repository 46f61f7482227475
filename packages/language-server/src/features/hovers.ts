/** What a name under the pointer is. */

import { hover } from "@neuro-lang/ide";
import { rangeOf } from "../convert.ts";
import { described, pageAddress } from "../markdown.ts";
import type { Feature } from "../server.ts";

export const hovers: Feature = {
  capabilities: () => ({ hoverProvider: true }),
  register(server) {
    server.connection.onHover(
      server.guard("Hover", async (parameters, token) => {
        const at = await server.at(parameters, token);
        const found = at && hover(at.snapshot, at.path, at.offset);
        if (found === undefined) return null;
        const { code, documentation, page } = found;
        const { languagePages } = server.settings;
        const more =
          languagePages === undefined || page === undefined
            ? undefined
            : pageAddress(languagePages, page);
        return {
          range: rangeOf(at!.source, found),
          contents: described(code, documentation, more),
        };
      }),
    );
  },
};
