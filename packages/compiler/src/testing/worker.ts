/** A thread that runs the tests of one module after the other, as they are sent. */

import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parentPort } from "node:worker_threads";
import type { ModuleJob, ModuleReport } from "./index.ts";
import type { TestOptions, TestResult } from "./program/run-tests.ts";

interface TestingScript {
  runTests(tests: unknown, options: TestOptions): Promise<readonly TestResult[]>;
}

async function run({ id, folder, file, options }: ModuleJob): Promise<ModuleReport> {
  try {
    const script = pathToFileURL(join(folder, "neuro/testing.js")).href;
    const testing = (await import(script)) as TestingScript;
    const module = (await import(pathToFileURL(file).href)) as { readonly $tests?: unknown };
    return { id, results: await testing.runTests(module.$tests ?? [], options), crash: undefined };
  } catch (error) {
    return { id, results: [], crash: error instanceof Error ? (error.stack ?? "") : String(error) };
  }
}

parentPort?.on("message", (job: ModuleJob) => {
  void run(job).then((report) => parentPort?.postMessage(report));
});
