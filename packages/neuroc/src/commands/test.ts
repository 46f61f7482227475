/** `neuroc test`: runs `test` items and the examples in the documentation. */

import { existsSync } from "node:fs";
import { type CompiledProgram, Session } from "@neuro-lang/compiler";
import { absolute, findProject, InputError, programsAt } from "@neuro-lang/compiler/files";
import { cached } from "@neuro-lang/compiler/cache";
import { type ModuleResult, runTests } from "@neuro-lang/compiler/testing";
import { compileProgram } from "../compiled.ts";
import { showCompileErrors } from "../compile-errors.ts";
import { buildId, files, library, moduleOf, resultCache, testWorker } from "../environment.ts";
import { colours, displayed, exitCodes, note, progress } from "../terminal.ts";
import { Coverage } from "../tests/coverage.ts";
import { describeFailed } from "../tests/failed.ts";
import type { TestRun } from "../tests/json.ts";
import { watching } from "../watch.ts";

interface TestCommandOptions {
  readonly filter?: string;
  readonly seed?: string;
  readonly coverage?: boolean;
  readonly json?: boolean;
  readonly watch?: boolean;
}

export async function test(paths: readonly string[], options: TestCommandOptions): Promise<number> {
  const places = (paths.length === 0 ? ["."] : paths).map((path) => absolute(path, process.cwd()));
  const once = (): Promise<number> => testOnce(places, options);
  return options.watch === true ? watching(findProject(files, places[0]!).root, once) : once();
}

async function testOnce(places: readonly string[], options: TestCommandOptions): Promise<number> {
  const started = performance.now();
  const { filter, coverage = false, json = false } = options;
  const { output, problems } = await compiled(places);
  if (output === undefined) {
    progress.clear();
    if (json) await printJson({ problems });
    else await showCompileErrors(problems);
    return exitCodes.problems;
  }
  const seed = seedOf(options.seed);
  let passed = 0;
  let failed = 0;
  const covered = new Coverage();
  const modules: ModuleResult[] = [];
  const of = Object.keys(output.entries).length;
  await runTests(output, testWorker, { filter, seed, coverage }, (module) => {
    modules.push(module);
    progress.show({ what: "Testing", done: modules.length, of, things: "modules" });
    covered.add(module.lines);
    const failures = module.results.filter(({ failure }) => failure !== undefined);
    passed += module.results.length - failures.length;
    failed += failures.length + (module.crash === undefined ? 0 : 1);
    if (json) return;
    if (module.crash !== undefined)
      note(`${colours.red("✗")} ${displayed(module.path)} could not be run\n${module.crash}`);
    for (const result of failures) note(describeFailed(module.path, result));
  });
  const exitCode = failed === 0 ? 0 : exitCodes.problems;
  if (json) {
    progress.clear();
    const lines = coverage ? covered.ofFiles(output) : undefined;
    await printJson({ output, modules, seed, coverage: lines });
    return exitCode;
  }
  if (coverage) covered.show(output);
  if (passed + failed === 0 && filter !== undefined)
    throw new InputError(`No test has a name that holds \`${filter}\`.`);
  const time = ((performance.now() - started) / 1000).toFixed(2);
  const counts = `${passed} passed, ${failed} failed`;
  note(
    failed === 0
      ? `${colours.green("✓")} ${counts} ${colours.dim(`(${time} s)`)}`
      : `${colours.red("✗")} ${counts} ${colours.dim(`(${time} s, generated inputs again: --seed ${seed})`)}`,
  );
  return exitCode;
}

async function printJson(run: TestRun): Promise<void> {
  const { jsonOfRun } = await import("../tests/json.ts");
  process.stdout.write(await jsonOfRun(run));
}

function compiled(places: readonly string[]): Promise<CompiledProgram> {
  const key = ["test", buildId(), ...places];
  const valid = ({ output }: CompiledProgram): boolean =>
    output === undefined || Object.values(output.entries).every((file) => existsSync(file));
  return cached(files, { folder: resultCache(places[0]!), key, valid }, async (recorded) => {
    const standard = await library();
    const modules = places.flatMap((path) => programsAt(recorded, path)).map(moduleOf);
    const session = new Session(recorded, standard, { documentationTests: true });
    return compileProgram(session, modules, { place: places[0]!, tests: true });
  });
}

function seedOf(written: string | undefined): number {
  if (written === undefined) return Math.trunc(Math.random() * 0x7fff_ffff);
  if (!/^-?\d{1,10}$/.test(written))
    throw new InputError(`\`--seed\` takes a whole number, not \`${written}\`.`);
  return Number(written);
}
