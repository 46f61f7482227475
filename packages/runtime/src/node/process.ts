/** This process, its environment, and processes that it starts. */

import { spawnSync } from "node:child_process";
import {
  type Command,
  type ConsoleProvider,
  type EnvProvider,
  HostProblem,
  type Output,
  type ProcessProvider,
} from "../host.ts";
import { NeuroMap } from "../map.ts";
import { toText } from "../text.ts";
import { asHostProblem } from "./problems.ts";

/** Room for what a program writes; Node's own limit is 1 MB. */
const outputLimit = 1 << 30;

export class NodeProcess implements ProcessProvider {
  readonly arguments: readonly string[];
  readonly id = process.pid;
  readonly platform = process.platform;
  readonly #console: ConsoleProvider;

  constructor(programArguments: readonly string[], console: ConsoleProvider) {
    this.arguments = programArguments.map(toText);
    this.#console = console;
  }

  workingFolder(): string {
    return process.cwd();
  }

  exit(code: number): never {
    this.#console.flush();
    return process.exit(code);
  }

  run(command: Command): Output {
    // What we wrote should stand before what the program writes to the same terminal.
    this.#console.flush();
    const result = asHostProblem(() => {
      const done = spawnSync(command.program, command.arguments, {
        cwd: command.folder,
        env: { ...process.env, ...Object.fromEntries(command.env) },
        input: command.stdin,
        timeout: command.timeout,
        maxBuffer: outputLimit,
      });
      if (done.error !== undefined) throw done.error;
      return done;
    });
    if (result.status === null)
      throw new HostProblem("other", `${command.program} was ended by the signal ${result.signal}`);
    return { code: result.status, stdout: result.stdout, stderr: result.stderr };
  }
}

export const nodeEnv: EnvProvider = {
  get(name) {
    const value = process.env[name];
    return value === undefined ? undefined : toText(value);
  },
  all() {
    const variables = new NeuroMap<string, string>();
    for (const [name, value] of Object.entries(process.env))
      if (value !== undefined) variables.set(name, toText(value));
    return variables;
  },
};
