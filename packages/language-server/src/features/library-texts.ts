/** The modules of the library as texts, for clients that cannot open them as files. */

import type { Feature } from "../server.ts";

export const libraryTextRequest = "neuro/libraryText";

export const libraryTexts: Feature = {
  capabilities: () => ({}),
  register({ connection, environment: { library }, locations }) {
    connection.onRequest(libraryTextRequest, ({ uri }: { uri: string }): string | null => {
      const path = locations.pathOf(uri);
      return path !== undefined && library.has(path) ? library.source(path) : null;
    });
  },
};
