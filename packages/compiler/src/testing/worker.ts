/** A thread that runs the tests of one module after the other, as they are sent. */

import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parentPort } from "node:worker_threads";
import type { ModuleJob, ModuleReport } from "./index.ts";
import type { TestOptions, TestResult } from "./program/run-tests.ts";

interface TestingScript {
  runTests(tests: unknown, options: TestOptions, module: string): Promise<readonly TestResult[]>;
}

async function run({
  id,
  name,
  folder,
  file,
  options,
  coverage,
}: ModuleJob): Promise<ModuleReport> {
  try {
    const recording = coverage ? await (await import("./coverage.ts")).record() : undefined;
    const script = pathToFileURL(join(folder, "neuro/testing.js")).href;
    const testing = (await import(script)) as TestingScript;
    const module = (await import(pathToFileURL(file).href)) as { readonly $tests?: unknown };
    const results = await testing.runTests(module.$tests ?? [], options, name);
    return { id, results, crash: undefined, lines: await recording?.stop(folder) };
  } catch (error) {
    return {
      id,
      results: [],
      lines: undefined,
      crash: error instanceof Error ? (error.stack ?? "") : String(error),
    };
  }
}

parentPort?.on("message", (job: ModuleJob) => {
  void run(job).then((report) => parentPort?.postMessage(report));
});
