/** How a command ends. */

import { exitCodes, reportError } from "./terminal.ts";

/** The exit code of a command's work; what it throws becomes a message. */
export async function outcome(work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    return reportError(error);
  }
}

/** Ends at Ctrl-C between two steps of the work: what is being written is written to its end or not at all. */
export function endAtInterrupt(): void {
  process.once("SIGINT", () => process.exit(exitCodes.interrupted));
}
