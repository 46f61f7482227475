/** The pages of problems, for clients that show documents of their own. */

import { explainInMarkdown } from "@neuro-lang/diagnostics/render";
import type { Feature } from "../server.ts";

export const problemPageRequest = "neuro/problemPage";

export const problemPages: Feature = {
  capabilities: () => ({}),
  register({ connection }) {
    connection.onRequest(
      problemPageRequest,
      ({ code }: { code: string }): string | null => explainInMarkdown(code) ?? null,
    );
  },
};
