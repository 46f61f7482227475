/** What a name under the pointer is. */

import { hover } from "@neuro-lang/ide";
import { rangeOf } from "../convert.ts";
import { described } from "../markdown.ts";
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
          contents: described(code, documentation),
        };
      }),
    );
  },
};
