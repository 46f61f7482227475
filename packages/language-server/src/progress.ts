/** What the client shows while a check takes long. */

import type { CheckProgress } from "./checks.ts";
import type { Server } from "./server.ts";

const silent: CheckProgress = { report() {}, done() {} };

/** Nothing for a client that shows no progress, or does not want this one. */
export async function checkProgress({ client, connection }: Server): Promise<CheckProgress> {
  if (client.window?.workDoneProgress !== true) return silent;
  const shown = await connection.window.createWorkDoneProgress().catch(() => undefined);
  if (shown === undefined) return silent;
  shown.begin("Neuro-Lang");
  return {
    report({ what, done, of, things }) {
      const count = of === undefined ? `${done}` : `${done} of ${of}`;
      shown.report(`${what}: ${count} ${things}`);
    },
    done: () => shown.done(),
  };
}
