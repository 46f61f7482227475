/** Runs a compiled program: its command line, its `main`, and how it ends. */

import { readCommandLine } from "../command-line/read.ts";
import type { Entry } from "../entry.ts";
import { describeFailure, Failure } from "../failures.ts";
import type { Host } from "../host.ts";
import type { Limits } from "../limits.ts";
import { Panic } from "../panic.ts";
import { startOnNode } from "./index.ts";
import { neuroTrace } from "./trace.ts";

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

/** What is said of an error that nothing handled. */
export function describeEnd(error: unknown, folder: string): string {
  if (!(error instanceof Error)) return `Panic: ${String(error)}\n`;
  const trace = neuroTrace(error.stack ?? "", folder);
  if (error instanceof Failure) return `${describeFailure(error)}\n${trace}`;
  if (error instanceof Panic) return `Panic: ${error.message}\n${trace}`;
  if (error instanceof RangeError && error.message.includes("call stack"))
    return `Panic: the calls are nested too deeply\n${trace}`;
  // Not a program's own doing: an extern or the compiler. Its JavaScript frames are what helps to mend it.
  return `Panic: ${error.message}\n${trace === "" ? `${error.stack}\n` : trace}`;
}
