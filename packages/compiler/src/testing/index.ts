/** Runs the tests of compiled modules: files side by side in threads, the tests of a file one after the other. */

import { availableParallelism } from "node:os";
import { basename } from "node:path";
import { Worker } from "node:worker_threads";
import { isStandard } from "../files/path.ts";
import { bareName } from "../library/library.ts";
import type { CompiledProgram } from "../program.ts";
import type { LineCoverage } from "./coverage.ts";
import type { TestOptions, TestResult } from "./program/run-tests.ts";

export type { LineCoverage } from "./coverage.ts";
export type { TestFailure, TestOptions, TestResult } from "./program/run-tests.ts";

export interface ModuleJob {
  readonly id: number;
  /** The module's name, without `.neuro`. */
  readonly name: string;
  readonly folder: string;
  /** The module's JavaScript. */
  readonly file: string;
  readonly options: TestOptions;
  readonly coverage: boolean;
}
export interface ModuleReport {
  readonly id: number;
  readonly results: readonly TestResult[];
  /** What kept the module from being run at all. */
  readonly crash: string | undefined;
  readonly lines: LineCoverage | undefined;
}

export interface ModuleResult {
  /** The module's path. */
  readonly path: string;
  readonly results: readonly TestResult[];
  readonly crash: string | undefined;
  readonly lines: LineCoverage | undefined;
}

/** `report` is called for each module as it is done. `worker` is the thread's script. */
export async function runTests(
  output: NonNullable<CompiledProgram["output"]>,
  worker: URL,
  options: TestOptions & { readonly coverage: boolean },
  report: (result: ModuleResult) => void,
): Promise<void> {
  const modules = Object.entries(output.entries);
  let next = 0;
  const line = async (): Promise<void> => {
    while (next < modules.length) {
      const [path, file] = modules[next]!;
      next += 1;
      const { coverage, ...rest } = options;
      const job: ModuleJob = {
        id: next,
        name: isStandard(path) ? bareName(path) : basename(path, ".neuro"),
        folder: output.folder,
        file,
        options: rest,
        coverage,
      };
      const { results, crash, lines } = await runModule(worker, job);
      report({
        path,
        crash,
        lines,
        results: results.map((result) => asWritten(result, path, output.lines)),
      });
    }
  };
  const count = Math.min(modules.length, availableParallelism());
  await Promise.all(Array.from({ length: count }, line));
}

/** With the lines of the source that was written, where examples were added below it. */
function asWritten(
  { failure, ...result }: TestResult,
  path: string,
  lines: NonNullable<CompiledProgram["output"]>["lines"],
): TestResult {
  const writtenIn = (file: string, line: number): number =>
    (lines[file]?.[line - 1] ?? line - 1) + 1;
  return {
    ...result,
    line: writtenIn(path, result.line),
    failure: failure && {
      ...failure,
      frames: failure.frames.map((frame) => ({
        ...frame,
        line: writtenIn(frame.file, frame.line),
      })),
    },
  };
}

/** A thread for each module: nothing that one file's tests leave behind reaches another's. */
function runModule(script: URL, job: ModuleJob): Promise<ModuleReport> {
  return new Promise((resolve) => {
    const thread = new Worker(script);
    const done = (report: ModuleReport): void => {
      resolve(report);
      void thread.terminate();
    };
    thread.once("message", done);
    thread.once("error", (error: Error) => {
      done({ id: job.id, results: [], lines: undefined, crash: error.stack ?? error.message });
    });
    thread.once("exit", (code) => {
      done({
        id: job.id,
        results: [],
        lines: undefined,
        crash: `The tests ended their process with exit code ${code}.`,
      });
    });
    thread.postMessage(job);
  });
}
