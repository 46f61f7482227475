/** Tells a client where tests stand, so that it can offer to run them. */

import { testsIn } from "@neuro-lang/ide";
import type { Range } from "vscode-languageserver";
import { rangeOf } from "../convert.ts";
import type { Feature } from "../server.ts";

/** A test of a document, as `neuroc test --filter` knows it. */
export interface TestPlace {
  readonly name: string;
  readonly range: Range;
  /** Of the documentation, and not a `test` item. */
  readonly example: boolean;
}

export const testsRequest = "neuro/tests";

export const tests: Feature = {
  capabilities: () => ({ experimental: { tests: true } }),
  register(server) {
    server.connection.onRequest(
      testsRequest,
      server.guard(
        "Tests",
        async (
          { textDocument }: { textDocument: { uri: string } },
          token,
        ): Promise<TestPlace[]> => {
          const found = await server.document(textDocument, token);
          if (found === undefined) return [];
          const { snapshot, path, source } = found;
          return testsIn(snapshot, path).map(({ name, example, ...place }) => ({
            name,
            range: rangeOf(source, place),
            example,
          }));
        },
      ),
    );
  },
};
