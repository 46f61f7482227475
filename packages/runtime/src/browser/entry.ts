/** Runs a compiled program in a worker of a browser. */

import type { Entry } from "../entry.ts";
import { setHost } from "../host.ts";
import { endMessage, runEntry } from "../run.ts";
import { type BrowserPort, browserHost } from "./host.ts";

export type { BrowserPort };

export interface BrowserStart {
  /** As the program calls itself in its help. */
  readonly program: string;
  readonly words: readonly string[];
  /** What it reads as standard input. */
  readonly input: string;
}

/** Runs the program to its end. The platform has no files and no other programs; what happens is told to the port. */
export async function start(
  entry: Entry,
  { program, words, input }: BrowserStart,
  port: BrowserPort,
): Promise<void> {
  const host = browserHost(words, input, port);
  setHost(host);
  const code = await runEntry(entry, program, words, host.console, (error) => {
    if (error instanceof Error) port.trace(error.stack ?? "");
    return `${endMessage(error, entry.holdsPrivate)}\n`;
  });
  host.console.flush();
  port.end(code);
}
