/** What running a program shows: its output, and how it ended if not well. The interpreter's and the emitted JavaScript's must agree. */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { emitModule } from "@neuro-lang/backend-js";
import { createInterpreter, type IrModule, type IrProgram } from "@neuro-lang/ir";
import { optimize } from "@neuro-lang/optimizer";
import {
  CapturedConsole,
  describeFailure,
  Failure,
  FixedEnv,
  FixedStdin,
  Panic,
  ScriptedProcess,
  SeededRandom,
  setHost,
  SimulatedClock,
  VirtualFiles,
} from "@neuro-lang/runtime";
import { mainPath } from "./program.ts";
import { externFile, type StandardLibrary } from "./standard.ts";

/** Steps of the interpreter after which a program counts as endless. */
const patience = 20_000_000;

/** Runs `body` on a host where nothing is left to chance, and gives what it shows. */
export async function shown(body: () => unknown): Promise<string> {
  const console = new CapturedConsole();
  const clock = new SimulatedClock(Date.UTC(2026, 10, 23));
  setHost({
    console,
    clock,
    timer: clock,
    random: new SeededRandom(1),
    env: new FixedEnv([]),
    stdin: new FixedStdin(""),
    process: new ScriptedProcess(new Map()),
    fs: new VirtualFiles(),
  });
  let end = "";
  try {
    await body();
  } catch (error) {
    if (error instanceof Failure) end = `exit 1: ${describeFailure(error)}\n`;
    else if (error instanceof Panic) end = `exit 101: ${error.message}\n`;
    else if (error instanceof RangeError && error.message.includes("call stack"))
      end = "exit 101: the calls are nested too deeply\n";
    else throw error;
  }
  return (console.output + console.errors + end).replace(/\n$/, "");
}

/** Runs `main`, or every test that needs no inputs, in the interpreter. */
export function interpret(program: IrProgram, standard: StandardLibrary): Promise<string> {
  const interpreter = createInterpreter(program, standard.externs, { steps: patience });
  const module = program.modules.get(mainPath)!;
  if (module.definitions.some((definition) => definition.id === `${mainPath}#main`)) {
    return shown(() => interpreter.call(`${mainPath}#main`, []));
  }
  return testsShown(
    module.tests.map((test) => ({
      name: test.name,
      parameters: test.parameters,
      run: () => interpreter.runTest(mainPath, test, []),
    })),
  );
}

interface RunnableTest {
  readonly name: string;
  readonly parameters: readonly unknown[];
  readonly run: () => unknown;
}

/** One line a test: tests `for all` inputs are the test runner's. */
async function testsShown(tests: readonly RunnableTest[]): Promise<string> {
  const lines: string[] = [];
  for (const test of tests) {
    if (test.parameters.length > 0) {
      lines.push(`for all: ${test.name}`);
      continue;
    }
    const output = await shown(test.run);
    lines.push(output === "" ? `pass: ${test.name}` : `fail: ${test.name}\n${output}`);
  }
  return lines.join("\n");
}

const runtimeFile = import.meta.resolve("@neuro-lang/runtime");

/** The JavaScript of the main module, as a build writes it. */
export function emitMain(lowered: IrProgram, sourceText: string): string {
  const program = optimize(lowered);
  const { code } = emitModule(program.modules.get(mainPath)!, program, {
    runtimeImport: () => "@neuro-lang/runtime",
    externImport: (path) =>
      path.startsWith("neuro:")
        ? `${path}.js`
        : path.replace(/^.*\/(\w+)\.neuro$/, "./neuro/foreign/$1.js"),
    moduleImport: (path) => path.replace("/project/", "./").replace(/\.neuro$/, ".js"),
    sourceName: "main.neuro",
    sourceText,
  });
  return code.trimEnd();
}

/** Runs programs as JavaScript from a folder. A module that is the same in several programs is emitted once. */
export class JavaScriptRunner {
  readonly #folder: string;
  readonly #files = new Map<IrModule, string>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Runs `main`, or the tests, optimised as a build is. */
  async run(lowered: IrProgram, foreignFile: (path: string) => URL): Promise<string> {
    const program = optimize(lowered);
    const added = [...program.modules.values()].filter((module) => !this.#files.has(module));
    for (const module of added) {
      this.#files.set(module, join(this.#folder, `module${this.#files.size}.js`));
    }
    const fileOf = (path: string): string => this.#files.get(program.modules.get(path)!)!;
    for (const module of added) {
      const { code } = emitModule(module, program, {
        runtimeImport: () => runtimeFile,
        externImport: (other) =>
          (other.startsWith("neuro:") ? externFile(other) : foreignFile(other)).href,
        moduleImport: (other) => pathToFileURL(fileOf(other)).href,
        sourceName: module.path,
        tests: module.path === mainPath,
      });
      writeFileSync(fileOf(module.path), code);
    }
    const exports = (await import(pathToFileURL(fileOf(mainPath)).href)) as {
      readonly $main?: { readonly run: () => unknown };
      readonly $tests?: readonly RunnableTest[];
    };
    if (exports.$main !== undefined) return shown(exports.$main.run);
    return testsShown(exports.$tests ?? []);
  }
}
