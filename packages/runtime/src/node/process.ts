/** This process, its environment, and processes that it starts. */

import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { constants } from "node:os";
import {
  type Command,
  type ConsoleProvider,
  type EnvProvider,
  HostProblem,
  type Output,
  type ProcessProvider,
  type RunningProgram,
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
    checkFolder(command);
    const result = asHostProblem(() => {
      const done = spawnSync(command.program, command.arguments, {
        ...surroundings(command),
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

  start(command: Command): RunningProgram {
    this.#console.flush();
    checkFolder(command);
    const child = asHostProblem(() =>
      spawn(command.program, command.arguments, surroundings(command)),
    );
    // Without a listener Node would end this process for the other's failure.
    child.on("error", () => {});
    if (child.pid === undefined)
      throw new HostProblem("not-found", `${command.program} could not be started`);
    const endWithUs = (): void => void child.kill();
    process.once("exit", endWithUs);
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on("data", (piece: Buffer) => stdout.push(piece));
    child.stderr.on("data", (piece: Buffer) => stderr.push(piece));
    // A program may end without having read what it is given.
    child.stdin.on("error", () => {});
    child.stdin.end(command.stdin);
    const ended = new Promise<Output>((resolve) => {
      child.on("close", (code, signal) => {
        process.off("exit", endWithUs);
        resolve({
          code: code ?? endedBy(signal),
          stdout: bytesOf(stdout),
          stderr: bytesOf(stderr),
        });
      });
    });
    return {
      id: child.pid,
      ended,
      kill: (force) => void child.kill(force ? "SIGKILL" : "SIGTERM"),
    };
  }
}

function surroundings(command: Command): { cwd: string; env: NodeJS.ProcessEnv } {
  return {
    cwd: command.folder,
    env: { ...process.env, ...Object.fromEntries(command.env) },
  };
}

/** Node would say of a folder that is not there that the program is not. */
function checkFolder({ folder }: Command): void {
  if (!existsSync(folder)) throw new HostProblem("other", `there is no folder ${folder}`);
}

/** As a shell counts. */
function endedBy(signal: NodeJS.Signals | null): number {
  return 128 + (signal === null ? 0 : constants.signals[signal]);
}

function bytesOf(pieces: readonly Buffer[]): Uint8Array {
  return new Uint8Array(Buffer.concat(pieces));
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
