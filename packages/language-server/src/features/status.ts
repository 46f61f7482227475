/** Tells a client that shows it how a project is after each check. */

import type { ClientCapabilities } from "vscode-languageserver";
import type { Feature } from "../server.ts";

export interface ProjectStatus {
  /** The project's folder, or its only file. */
  readonly project: string;
  /** Modules that were checked, the library's left out. */
  readonly modules: number;
  readonly errors: number;
  readonly warnings: number;
}

export const statusNotification = "neuro/status";

export const status: Feature = {
  capabilities: () => ({}),
  register(server) {
    server.onChecked((snapshot, root) => {
      if (!isWanted(server.client)) return;
      const counted = (severity: string): number =>
        snapshot.problems.filter((problem) => problem.severity === severity).length;
      const found: ProjectStatus = {
        project: server.locations.uriOf(root),
        modules: snapshot.program.modules
          .keys()
          .filter((path) => !path.startsWith("neuro:"))
          .toArray().length,
        errors: counted("error"),
        warnings: counted("warning"),
      };
      void server.connection.sendNotification(statusNotification, found);
    });
  },
};

function isWanted({ experimental }: ClientCapabilities): boolean {
  return (experimental as { readonly neuroStatus?: unknown } | undefined)?.neuroStatus === true;
}
