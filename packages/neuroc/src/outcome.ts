/** How a command ends. */

import { exitCodes, progress, reportError } from "./terminal.ts";

/** The exit code of a command's work; what it throws becomes a message. */
export async function outcome(work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    return reportError(error);
  } finally {
    progress.clear();
  }
}

/** Ends at Ctrl-C between two steps of the work: what is being written is written to its end or not at all. */
export function endAtInterrupt(): void {
  process.once("SIGINT", end);
}

export function endAsTheSystemDoes(): void {
  process.removeListener("SIGINT", end);
}

function end(): never {
  progress.clear();
  process.exit(exitCodes.interrupted);
}
