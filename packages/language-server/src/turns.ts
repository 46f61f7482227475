/** Long work beside a client that wants to be heard. */

import type { Steps } from "@neuro-lang/compiler";
import { type CancellationToken, LSPErrorCodes, ResponseError } from "vscode-languageserver";

/** Milliseconds after which work lets others have their turn. */
export const slice = 12;

/** Lets messages that have arrived be read. */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener("message", () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(null);
  });
}

/** Lets the client be heard between steps. */
export async function inTurns<T>(steps: Steps<T>, token: CancellationToken): Promise<T> {
  for (let until = performance.now() + slice; ;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() < until) continue;
    await turn();
    if (token.isCancellationRequested)
      throw new ResponseError(LSPErrorCodes.RequestCancelled, "Cancelled");
    until = performance.now() + slice;
  }
}
