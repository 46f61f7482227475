/** `neuroc test`: runs `test` items and the examples in the documentation. */

import { existsSync } from "node:fs";
import { type CompiledProgram, Session } from "@neuro-lang/compiler";
import { absolute, findProject, InputError, programsAt } from "@neuro-lang/compiler/files";
import { cached } from "@neuro-lang/compiler/cache";
import {
  type LineCoverage,
  type ModuleResult,
  runTests,
  type TestResult,
} from "@neuro-lang/compiler/testing";
import { diffLines, diffWordsWithSpace } from "diff";
import { compileProgram } from "../compiled.ts";
import { showCompileErrors } from "../compile-errors.ts";
import { buildId, files, library, moduleOf, resultCache, testWorker } from "../environment.ts";
import { colours, displayed, exitCodes, note, progress } from "../terminal.ts";
import { watching } from "../watch.ts";

interface TestCommandOptions {
  readonly filter?: string;
  readonly seed?: string;
  readonly coverage?: boolean;
  readonly watch?: boolean;
}

export async function test(paths: readonly string[], options: TestCommandOptions): Promise<number> {
  const places = (paths.length === 0 ? ["."] : paths).map((path) => absolute(path, process.cwd()));
  const once = (): Promise<number> => testOnce(places, options);
  return options.watch === true ? watching(findProject(files, places[0]!).root, once) : once();
}

async function testOnce(places: readonly string[], options: TestCommandOptions): Promise<number> {
  const started = performance.now();
  const program = await compiled(places);
  if (program.output === undefined) {
    await showCompileErrors(program.problems);
    return exitCodes.problems;
  }
  const seed = seedOf(options.seed);
  let passed = 0;
  let failed = 0;
  const covered = new Coverage();
  let done = 0;
  const of = Object.keys(program.output.entries).length;
  const report = (module: ModuleResult): void => {
    done += 1;
    progress.show({ what: "Testing", done, of, things: "modules" });
    covered.add(module.lines);
    if (module.crash !== undefined) {
      failed += 1;
      note(`${colours.red("✗")} ${displayed(module.path)} could not be run\n${module.crash}`);
    }
    for (const result of module.results) {
      if (result.failure === undefined) passed += 1;
      else {
        failed += 1;
        note(describe(module.path, result));
      }
    }
  };
  const { filter, coverage = false } = options;
  const how = { filter, seed, coverage, folder: process.cwd() };
  await runTests(program.output, testWorker, how, report);
  if (coverage) covered.show(program.output);
  if (passed + failed === 0 && filter !== undefined)
    throw new InputError(`No test has a name that holds \`${filter}\`.`);
  const time = ((performance.now() - started) / 1000).toFixed(2);
  const counts = `${passed} passed, ${failed} failed`;
  note(
    failed === 0
      ? `${colours.green("✓")} ${counts} ${colours.dim(`(${time} s)`)}`
      : `${colours.red("✗")} ${counts} ${colours.dim(`(${time} s, generated inputs again: --seed ${seed})`)}`,
  );
  return failed === 0 ? 0 : exitCodes.problems;
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

function describe(path: string, { name, line, failure, output }: TestResult): string {
  if (failure === undefined) return "";
  const lines = [
    `${colours.red("✗")} ${colours.bold(name)} ${colours.dim(`${displayed(path)}:${line}`)}`,
    ...indented(failure.message.replace(/^Panic: /, "")),
  ];
  if (failure.sides !== undefined) lines.push(...indented(compared(...failure.sides)));
  if (failure.inputs.length > 0) {
    lines.push(`  fails for (after ${failure.runs} ${failure.runs === 1 ? "try" : "tries"}):`);
    lines.push(...failure.inputs.map((input) => `    ${input}`));
  }
  if (output !== "")
    lines.push("  printed:", ...indented(output.trimEnd()).map((text) => `  ${text}`));
  return `${lines.join("\n")}\n`;
}

const indented = (text: string): string[] => text.split("\n").map((line) => `  ${line}`);

/** Both sides of a comparison, with what differs marked; a diff of lines if they are long. */
function compared(left: string, right: string): string {
  if (left.includes("\n") && right.includes("\n")) {
    return diffLines(`${left}\n`, `${right}\n`)
      .flatMap(({ value, added, removed }) =>
        value
          .replace(/\n$/, "")
          .split("\n")
          .map((line) =>
            added ? colours.green(`+ ${line}`) : removed ? colours.red(`- ${line}`) : `  ${line}`,
          ),
      )
      .join("\n");
  }
  const parts = diffWordsWithSpace(left, right);
  const side = (skip: "added" | "removed", mark: (text: string) => string): string =>
    parts
      .filter((part) => !part[skip])
      .map((part) => (part.added || part.removed ? mark(part.value) : part.value))
      .join("");
  const emphasis = (colour: (text: string) => string) => (text: string) =>
    colour(colours.underline(text));
  return `left:  ${side("added", emphasis(colours.red))}\nright: ${side("removed", emphasis(colours.green))}`;
}

/** Adds up which lines were run, over the threads that ran tests. */
class Coverage {
  readonly #files = new Map<string, Map<number, boolean>>();

  add(lines: LineCoverage | undefined): void {
    for (const [path, known] of Object.entries(lines ?? {})) {
      const file = this.#files.get(path) ?? new Map<number, boolean>();
      this.#files.set(path, file);
      for (const [line, run] of Object.entries(known))
        file.set(Number(line), run || file.get(Number(line)) === true);
    }
  }

  show(output: NonNullable<CompiledProgram["output"]>): void {
    const rows = [...this.#files]
      .filter(([path]) => files.stat(path)?.kind === "file")
      .map(([path, lines]) => {
        const written = output.lines[path];
        // The examples below a module's text are tests, not what is tested.
        const own = [...lines].filter(
          ([line]) => written === undefined || written[line - 1] === line - 1,
        );
        const missed = own.filter(([, run]) => !run).map(([line]) => line);
        return { path: displayed(path), all: own.length, missed: missed.toSorted((a, b) => a - b) };
      })
      .filter(({ all }) => all > 0)
      .toSorted((a, b) => (a.path < b.path ? -1 : 1));
    const width = Math.max(0, ...rows.map(({ path }) => path.length));
    note("Lines run by the tests:");
    for (const { path, all, missed } of rows) {
      const percent = `${Math.floor(((all - missed.length) / all) * 100)} %`.padStart(5);
      const left = missed.length === 0 ? "" : colours.dim(`  not run: ${ranges(missed)}`);
      note(`  ${path.padEnd(width)} ${percent}${left}`);
    }
  }
}

/** `3, 7–9`. */
function ranges(lines: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const line of lines) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === line - 1) last[1] = line;
    else runs.push([line, line]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(", ");
}
