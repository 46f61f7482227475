/** Runs a compiled program on whatever platform: its command line, its `main`, and how it ends. */

import { readCommandLine } from "./command-line/read.ts";
import type { Entry } from "./entry.ts";
import { describeFailure, Failure } from "./failures.ts";
import type { ConsoleProvider } from "./host.ts";
import { leftOut, Panic } from "./panic.ts";

/** A failure left `main`; a bug was found. Wrong usage is 2, as for every command-line tool. */
const exitCodes = { failure: 1, usage: 2, panic: 101 } as const;

/** Gives the exit code. `describe` says of an error that nothing handled what the platform knows of it. */
export async function runEntry(
  entry: Entry,
  program: string,
  words: readonly string[],
  console: ConsoleProvider,
  describe: (error: unknown) => string,
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
    // Called as what it is, no method: a debugger would show it as one of an object.
    const { run } = entry;
    const result = run(...(line.values as never[]));
    if (result instanceof Promise) await result;
    return 0;
  } catch (error) {
    return tellEnd(error, console, describe);
  }
}

/** Says what nothing handled, and gives the exit code. */
export function tellEnd(
  error: unknown,
  console: ConsoleProvider,
  describe: (error: unknown) => string,
): number {
  console.error(describe(error));
  return error instanceof Failure ? exitCodes.failure : exitCodes.panic;
}

/**
 * The sentence of an error that nothing handled. What a bug says of values is left out if they may be private: nobody has proved
 * of a panic what it shows, as of a failure.
 */
export function endMessage(error: unknown, holdsPrivate = false): string {
  if (error instanceof Failure) return describeFailure(error);
  if (error instanceof RangeError && error.message.includes("call stack"))
    return "Panic: the calls are nested too deeply";
  if (!holdsPrivate) return `Panic: ${error instanceof Error ? error.message : String(error)}`;
  const words = error instanceof Panic ? error.words : `JavaScript threw ${leftOut}`;
  return words.includes(leftOut)
    ? `Panic: ${words}\n(${leftOut} is left out, since values in this program may be private)`
    : `Panic: ${words}`;
}

/** True of what is no program's own doing, but that of an extern or the compiler: its JavaScript frames help to mend it. */
export function isForeign(error: unknown): error is Error {
  return (
    error instanceof Error &&
    !(error instanceof Failure || error instanceof Panic) &&
    !(error instanceof RangeError && error.message.includes("call stack"))
  );
}
