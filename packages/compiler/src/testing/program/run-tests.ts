/**
 * Runs the `$tests` of one compiled module. Bundled beside the program like an extern, so that it shares the program's
 * runtime: a Panic here is the program's Panic.
 */

import fc from "fast-check";
import {
  CapturedConsole,
  Failure,
  type Host,
  Panic,
  setHost,
  show,
  type TestCase,
} from "@neuro-lang/runtime";
import { endOf, lateEnds, onLateEnd } from "@neuro-lang/runtime/entry";
import { nodeHost, openNodeFlow } from "@neuro-lang/runtime/node";
import type { NeuroFrame } from "@neuro-lang/runtime/trace";
import { generatorOf } from "./generators.ts";

export interface TestResult {
  readonly name: string;
  readonly line: number;
  readonly milliseconds: number;
  /** Undefined if it passed. */
  readonly failure: TestFailure | undefined;
  /** What it printed. */
  readonly output: string;
}

export interface TestFailure {
  readonly message: string;
  /** Where it went wrong, innermost first. */
  readonly frames: readonly NeuroFrame[];
  /** The shown sides of a failed comparison. */
  readonly sides: readonly [left: string, right: string] | undefined;
  /** The smallest inputs of a `for all` that fail, as shown. */
  readonly inputs: readonly string[];
  /** How often a `for all` held before it failed. */
  readonly runs: number | undefined;
}

export interface TestOptions {
  /** Only tests whose name holds this. */
  readonly filter: string | undefined;
  readonly seed: number;
}

const runs = 100;

export async function runTests(
  tests: readonly TestCase[],
  options: TestOptions,
  module: string,
): Promise<readonly TestResult[]> {
  const results: TestResult[] = [];
  for (const test of tests) {
    if (options.filter === undefined || test.name.includes(options.filter))
      results.push(await runTest(test, options, module));
  }
  return results;
}

async function runTest(test: TestCase, options: TestOptions, module: string): Promise<TestResult> {
  const console = new CapturedConsole();
  const running = { module, name: test.name, snapshots: 0 };
  const host: Host = { ...nodeHost([]), console, test: running };
  setHost(host, openNodeFlow);
  const start = performance.now();
  const failure =
    test.parameters.length === 0 ? await runPlain(test) : await runForAll(test, options);
  return {
    name: test.name,
    line: test.line,
    milliseconds: performance.now() - start,
    failure,
    output: console.output + console.errors,
  };
}

async function runPlain(test: TestCase): Promise<TestFailure | undefined> {
  try {
    await toItsEnd(test);
    return undefined;
  } catch (error) {
    return { ...failureOf(error), inputs: [], runs: undefined };
  }
}

async function runForAll(test: TestCase, { seed }: TestOptions): Promise<TestFailure | undefined> {
  const inputs = fc.tuple(...test.parameters.map(({ type }) => generatorOf(type)));
  const property = fc.asyncProperty(inputs, async (values) => {
    await toItsEnd(test, values);
  });
  const details = await fc.check(property, { seed, numRuns: runs });
  if (!details.failed) return undefined;
  const values = details.counterexample?.[0] ?? [];
  return {
    ...failureOf(details.errorInstance),
    inputs: test.parameters.map(
      ({ name, type }, index) => `${name} = ${shown(values[index], type)}`,
    ),
    runs: details.numRuns,
  };
}

/** Runs the test; what foreign code throws behind its back, or leaves thrown when it is done, ends it as well. */
async function toItsEnd(test: TestCase, inputs: readonly unknown[] = []): Promise<void> {
  let stop = (): void => {};
  const late = new Promise<never>((_, reject) => {
    stop = onLateEnd(reject);
  });
  try {
    await Promise.race([late, test.run(...(inputs as never[]))]);
    await Promise.race([late, lateEnds()]);
  } finally {
    stop();
  }
}

/** A Text in quotes, as it would be written. */
function shown(value: unknown, type: TestCase["parameters"][number]["type"]): string {
  return show([value], { kind: "list", item: type }).slice(1, -1);
}

function failureOf(error: unknown): Pick<TestFailure, "message" | "frames" | "sides"> {
  const text = error instanceof Panic || error instanceof Failure ? error.message : undefined;
  const match =
    text === undefined
      ? null
      : /^(expected: [\s\S]*?)\n {2}left: {2}([\s\S]*)\n {2}right: ([\s\S]*)$/.exec(text);
  const { message: said, frames } = endOf(error);
  const message = said.replace(/^Panic: /, "");
  if (match === null || text === undefined) return { message, frames, sides: undefined };
  return { message: message.replace(text, match[1]!), frames, sides: [match[2]!, match[3]!] };
}
