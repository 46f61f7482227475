/** Programs within what a policy allows: another one is not started. */

import {
  type Command,
  HostProblem,
  type Output,
  type ProcessProvider,
  type RunningProgram,
} from "../host.ts";
import type { Limits } from "../limits.ts";
import { programFits } from "../targets.ts";

export class LimitedProcess implements ProcessProvider {
  readonly #process: ProcessProvider;
  readonly #programs: readonly string[];

  constructor(process: ProcessProvider, programs: NonNullable<Limits["programs"]>) {
    this.#process = process;
    this.#programs = programs;
  }

  get arguments(): readonly string[] {
    return this.#process.arguments;
  }
  get id(): number {
    return this.#process.id;
  }
  get platform(): string {
    return this.#process.platform;
  }
  workingFolder(): string {
    return this.#process.workingFolder();
  }
  exit(code: number): never {
    return this.#process.exit(code);
  }
  run(command: Command): Output {
    this.#check(command);
    return this.#process.run(command);
  }
  start(command: Command): RunningProgram {
    this.#check(command);
    return this.#process.start(command);
  }

  #check({ program }: Command): void {
    if (this.#programs.some((pattern) => programFits(pattern, program))) return;
    throw new HostProblem("not-allowed", program);
  }
}
