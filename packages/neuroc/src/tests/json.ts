/** What `neuroc test --json` prints: a stable shape. Fields may be added, never renamed or removed while `version` is 1. */

import type { CompiledProgram } from "@neuro-lang/compiler";
import type { ModuleResult, TestResult } from "@neuro-lang/compiler/testing";
import type { Problem } from "@neuro-lang/diagnostics";
import { compileErrors } from "../compile-errors.ts";
import { displayed, reportOf } from "../terminal.ts";
import type { FileCoverage } from "./coverage.ts";

/** The output of a run, and what kept one from beginning. */
export type TestRun =
  | { readonly problems: readonly Problem[] }
  | {
      readonly output: NonNullable<CompiledProgram["output"]>;
      readonly modules: readonly ModuleResult[];
      readonly seed: number;
      readonly coverage: readonly FileCoverage[] | undefined;
    };

export async function jsonOfRun(run: TestRun): Promise<string> {
  const errors = "problems" in run ? compileErrors(run.problems) : undefined;
  const { problems } = await reportOf(errors?.problems ?? [], errors?.sources ?? new Map());
  const { modules, seed, coverage } =
    "modules" in run ? run : { modules: [], seed: undefined, coverage: undefined };
  const tests = modules.flatMap(({ path, results }) =>
    results.map((result) => jsonOf(path, result)),
  );
  const crashes = modules.flatMap(({ path, crash }) =>
    crash === undefined ? [] : [{ file: displayed(path), message: crash }],
  );
  const report = {
    version: 1,
    passed: tests.filter(({ failure }) => failure === null).length,
    failed: tests.filter(({ failure }) => failure !== null).length + crashes.length,
    seed: seed ?? null,
    problems,
    tests,
    crashes,
    coverage:
      coverage?.map(({ path, lines }) => ({
        file: displayed(path),
        run: lines.filter(({ run }) => run).map(({ line }) => line),
        missed: lines.filter(({ run }) => !run).map(({ line }) => line),
      })) ?? null,
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

function jsonOf(path: string, { name, line, milliseconds, failure, output }: TestResult) {
  const [left, right] = failure?.sides ?? [null, null];
  return {
    file: displayed(path),
    name,
    line,
    milliseconds: Math.round(milliseconds * 1000) / 1000,
    output,
    failure:
      failure === undefined
        ? null
        : {
            message: failure.message,
            left,
            right,
            inputs: failure.inputs,
            runs: failure.runs ?? null,
            trace: failure.frames.map((frame) => ({
              file: displayed(frame.file),
              line: frame.line,
              column: frame.column,
              neuro: frame.name ?? null,
            })),
          },
  };
}
