/** Runs a compiled program in this process and ends it. */

import type { Entry } from "../entry.ts";
import { leftBehind } from "../foreign/call.ts";
import type { Limits } from "../limits.ts";
import { endMessage, isForeign, runEntry, tellEnd } from "../run.ts";
import { startOnNode } from "./index.ts";
import { type NeuroFrame, ownFrames, showFrames } from "./trace.ts";

/** Runs the program with what stands on its command line, within what a policy allows, then ends the process with its exit code. */
export async function start(
  entry: Entry,
  program: string,
  words: readonly string[] = process.argv.slice(2),
  limits?: Limits,
): Promise<never> {
  const host = startOnNode(words, limits);
  const describe = (error: unknown): string =>
    describeEnd(error, process.cwd(), entry.holdsPrivate);
  onLateEnd((error) => host.process.exit(tellEnd(error, host.console, describe)));
  const code = await runEntry(entry, program, words, host.console, describe);
  await lateEnds();
  return host.process.exit(code);
}

/** Calls back with what foreign code throws after its call. Gives what ends the listening. */
export function onLateEnd(end: (error: unknown) => void): () => void {
  const late = (error: unknown): void => end(leftBehind(error));
  process.on("uncaughtException", late);
  process.on("unhandledRejection", late);
  return () => {
    process.off("uncaughtException", late);
    process.off("unhandledRejection", late);
  };
}

/** Until Node has told of the promises that failed so far and that nobody waits for: it does once all others had their turn. */
export function lateEnds(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/** An error that nothing handled: what is said of it, and where it happened. */
export interface End {
  readonly message: string;
  readonly frames: readonly NeuroFrame[];
}

export function endOf(error: unknown, holdsPrivate = false): End {
  const frames = error instanceof Error ? ownFrames(error.stack ?? "") : [];
  // The JavaScript frames of an extern are what helps to mend it.
  const more = isForeign(error) && frames.length === 0 ? `\n${framesOf(error, holdsPrivate)}` : "";
  return { message: `${endMessage(error, holdsPrivate)}${more}`, frames };
}

/** Above its frames a stack repeats the message. */
function framesOf({ stack = "" }: Error, alone: boolean): string {
  const lines = stack.split("\n");
  return (alone ? lines.filter((line) => /^\s+at /.test(line)) : lines).join("\n");
}

function describeEnd(error: unknown, folder: string, holdsPrivate?: boolean): string {
  const { message, frames } = endOf(error, holdsPrivate);
  return `${message}\n${showFrames(frames, folder)}`;
}
