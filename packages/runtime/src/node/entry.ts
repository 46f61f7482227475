/** Runs a compiled program in this process and ends it. */

import type { Entry } from "../entry.ts";
import type { Limits } from "../limits.ts";
import { endMessage, isForeign, runEntry } from "../run.ts";
import { startOnNode } from "./index.ts";
import { neuroTrace } from "./trace.ts";

/** Runs the program with what stands on its command line, within what a policy allows, then ends the process with its exit code. */
export async function start(
  entry: Entry,
  program: string,
  words: readonly string[] = process.argv.slice(2),
  limits?: Limits,
): Promise<never> {
  const host = startOnNode(words, limits);
  const describe = (error: unknown): string => describeEnd(error, process.cwd());
  return host.process.exit(await runEntry(entry, program, words, host.console, describe));
}

/** What is said of an error that nothing handled. */
export function describeEnd(error: unknown, folder: string): string {
  const trace = error instanceof Error ? neuroTrace(error.stack ?? "", folder) : "";
  const frames = isForeign(error) && trace === "" ? `${error.stack}\n` : trace;
  return `${endMessage(error)}\n${frames}`;
}
