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

  /**
   * `outputs`: what a command line that begins with these words (`git status`) writes to standard output; it then ends with
   * code 0. A program that stands in none of them does not exist.
   */
  constructor(outputs: ReadonlyMap<string, string>, programArguments: readonly string[] = []) {
    this.#outputs = outputs;
    this.arguments = programArguments;
  }

  workingFolder(): string {
    return "/";
  }

  exit(code: number): never {
    return panic`the program asked to exit with code ${code}`;
  }

  run(command: Command): Output {
    const words = [command.program, ...command.arguments];
    const output = this.#answerTo(words);
    return { code: 0, stdout: new TextEncoder().encode(output), stderr: new Uint8Array() };
  }

  #answerTo(words: readonly string[]): string {
    for (let count = words.length; count > 0; count -= 1) {
      const output = this.#outputs.get(words.slice(0, count).join(" "));
      if (output !== undefined) return output;
    }
    const known = [...this.#outputs.keys()].filter((line) => line.split(" ")[0] === words[0]);
    if (known.length === 0)
      throw new HostProblem("not-found", `the script has no program \`${words[0]}\``);
    return panic`the test has no answer to \`${words.join(" ")}\`, only to ${known.map((line) => `\`${line}\``).join(", ")}`;
  }

  /** It has ended as soon as it was started. */
  start(command: Command): RunningProgram {
    return { id: this.id + 1, ended: Promise.resolve(this.run(command)), kill: () => {} };
  }
}
