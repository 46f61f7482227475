/** Processes that answer from a script, for tests. */

import {
  type Command,
  HostProblem,
  type Output,
  type ProcessProvider,
  type RunningProgram,
} from "../host.ts";
import { panic } from "../panic.ts";

export class ScriptedProcess implements ProcessProvider {
  readonly arguments: readonly string[];
  readonly id = 1;
  readonly platform = "simulated";
  readonly #outputs: ReadonlyMap<string, string>;

  /** `outputs`: what each command line (`git status`) writes to standard output; it then ends with code 0. */
  constructor(outputs: ReadonlyMap<string, string>, programArguments: readonly string[] = []) {
    this.#outputs = outputs;
    this.arguments = programArguments;
  }

  workingFolder(): string {
    return "/";
  }

  exit(code: number): never {
    return panic(`the program asked to exit with code ${code}`);
  }

  run(command: Command): Output {
    const line = [command.program, ...command.arguments].join(" ");
    const output = this.#outputs.get(line);
    if (output === undefined)
      throw new HostProblem("not-found", `the script has no answer to \`${line}\``);
    return { code: 0, stdout: new TextEncoder().encode(output), stderr: new Uint8Array() };
  }

  /** It has ended as soon as it was started. */
  start(command: Command): RunningProgram {
    return { id: this.id + 1, ended: Promise.resolve(this.run(command)), kill: () => {} };
  }
}
