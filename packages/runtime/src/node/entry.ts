/** Runs a compiled program: its command line, its `main`, and how it ends. */

import { readCommandLine } from "../command-line/read.ts";
import type { Entry } from "../entry.ts";
import { describeFailure, Failure } from "../failures.ts";
import type { Host } from "../host.ts";
import type { Limits } from "../limits.ts";
import { Panic } from "../panic.ts";
import { startOnNode } from "./index.ts";
import { type NeuroFrame, ownFrames, showFrames } from "./trace.ts";

/** A failure left `main`; a bug was found. Wrong usage is 2, as for every command-line tool. */
const exitCodes = { failure: 1, usage: 2, panic: 101 } as const;

/** Runs the program with what stands on its command line, within what a policy allows, then ends the process with its exit code. */
export async function start(
  entry: Entry,
  program: string,
  words: readonly string[] = process.argv.slice(2),
  limits?: Limits,
): Promise<never> {
  const host = startOnNode(words, limits);
  return host.process.exit(await run(entry, program, words, host));
}

async function run(
  entry: Entry,
  program: string,
  words: readonly string[],
  { console }: Host,
): Promise<number> {
  try {
    const line = readCommandLine(entry, program, words);
    if (line.kind === "help") {
      console.out(line.text);
      return 0;
    }
    if (line.kind === "usage") {
      console.error(`${line.message}\n`);
      return exitCodes.usage;
    }
    const result = entry.run(...(line.values as never[]));
    if (result instanceof Promise) await result;
    return 0;
  } catch (error) {
    console.error(describeEnd(error, process.cwd()));
    return error instanceof Failure ? exitCodes.failure : exitCodes.panic;
  }
}

/** An error that nothing handled: what is said of it, and where it happened. */
export interface End {
  readonly message: string;
  readonly frames: readonly NeuroFrame[];
}

export function endOf(error: unknown): End {
  if (!(error instanceof Error)) return { message: `Panic: ${String(error)}`, frames: [] };
  const frames = ownFrames(error.stack ?? "");
  if (error instanceof Failure) return { message: describeFailure(error), frames };
  if (error instanceof Panic) return { message: `Panic: ${error.message}`, frames };
  if (error instanceof RangeError && error.message.includes("call stack"))
    return { message: "Panic: the calls are nested too deeply", frames };
  // Not a program's own doing: an extern or the compiler. Its JavaScript frames are what helps to mend it.
  const more = frames.length === 0 ? `\n${error.stack}` : "";
  return { message: `Panic: ${error.message}${more}`, frames };
}

function describeEnd(error: unknown, folder: string): string {
  const { message, frames } = endOf(error);
  return `${message}\n${showFrames(frames, folder)}`;
}
