/** The host of a program that runs on Node. */

import type { Host } from "../host.ts";
import { setHost } from "../host.ts";
import type { Limits } from "../limits.ts";
import { NodeClock } from "./clock.ts";
import { NodeConsole, type OutputOptions } from "./console.ts";
import { NodeFiles } from "./files.ts";
import { openNodeFlow } from "./flow.ts";
import { limited } from "./limited.ts";
import { NodeProcess, nodeEnv } from "./process.ts";
import { NodeStdin } from "./stdin.ts";

export { openNodeFlow };

/** `programArguments`: what follows the program's name on the command line. */
export function nodeHost(
  programArguments: readonly string[] = process.argv.slice(2),
  output: OutputOptions = {},
): Host {
  const console = new NodeConsole(output);
  return {
    console,
    clock: new NodeClock(),
    timer: { sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)) },
    random: { next: () => Math.random() },
    env: nodeEnv,
    stdin: new NodeStdin(),
    process: new NodeProcess(programArguments, console),
    fs: new NodeFiles(),
  };
}

/** Makes Node the host of this process, within what a policy allows; what was written is flushed when it ends. */
export function startOnNode(programArguments?: readonly string[], limits?: Limits): Host {
  const platform = nodeHost(programArguments);
  const host = limits === undefined ? platform : limited(platform, limits);
  setHost(host, openNodeFlow);
  process.on("exit", () => host.console.flush());
  return host;
}
