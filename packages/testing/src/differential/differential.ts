/**
 * Runs one program by the interpreter, which is its meaning, and as emitted JavaScript, and compares what they show: every line of
 * output, and how it ended.
 */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { emitModule } from "@neuro-lang/backend-js";
import type { checkLabels } from "@neuro-lang/labels";
import { OutOfSteps, parseText, printModule, verify } from "@neuro-lang/ir";
import type { IrModule, IrProgram } from "@neuro-lang/ir";
import { optimize } from "@neuro-lang/optimizer";
import { interpret, shown } from "../conformance/outcome.ts";
import { ConformanceCompiler, mainPath } from "../conformance/program.ts";
import { externFile, loadStandard } from "../conformance/standard.ts";
import type { StandardLibrary } from "../conformance/standard.ts";

export type Comparison =
  | { readonly kind: "agree"; readonly output: string }
  /** The checker does not accept the program. */
  | { readonly kind: "rejected"; readonly problems: readonly string[] }
  /** The interpreter ran out of steps. */
  | { readonly kind: "endless" }
  | { readonly kind: "differ"; readonly interpreter: string; readonly javascript: string }
  /** A part of the tool chain threw, or its IR is not sound. */
  | { readonly kind: "broken"; readonly where: string; readonly error: string };

const runtimeFile = import.meta.resolve("@neuro-lang/runtime");

export class Differential {
  readonly #standard: StandardLibrary;
  readonly #compiler: ConformanceCompiler;
  readonly #folder = mkdtempSync(join(tmpdir(), "neuro-differential-"));
  /** Modules of the standard library whose JavaScript is there: it does not depend on the program. */
  readonly #written = new Set<string>();
  #count = 0;

  static async create(labels?: typeof checkLabels): Promise<Differential> {
    return new Differential(await loadStandard(), labels);
  }

  private constructor(standard: StandardLibrary, labels?: typeof checkLabels) {
    this.#standard = standard;
    this.#compiler = new ConformanceCompiler(standard, labels);
  }

  /** Removes what was written. */
  close(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** What a program that is right shows by the interpreter alone. */
  async interpreted(source: string): Promise<string> {
    return ending(await interpret(this.#compiler.lower(this.#check(source)), this.#standard));
  }

  #check(source: string): ReturnType<ConformanceCompiler["check"]> {
    return this.#compiler.check({ sections: [{ name: "SOURCE", text: source }] } as never);
  }

  async compare(source: string): Promise<Comparison> {
    let where = "checking";
    try {
      const document = this.#check(source);
      const errors = document.problems.filter((problem) => problem.severity === "error");
      if (errors.length > 0)
        return { kind: "rejected", problems: errors.map((problem) => JSON.stringify(problem)) };
      where = "lowering";
      const program = this.#compiler.lower(document);
      where = "verifying";
      const violations = verify(program);
      if (violations.length > 0) return { kind: "broken", where, error: violations.join("\n") };
      where = "printing";
      checkRoundTrip(program.modules.get(mainPath)!);
      where = "interpreting";
      const interpreter = ending(await interpret(program, this.#standard));
      where = "optimizing";
      const optimized = optimize(program);
      const broken = verify(optimized);
      if (broken.length > 0) return { kind: "broken", where, error: broken.join("\n") };
      where = "running JavaScript";
      const javascript = ending(await this.#run(optimized));
      return interpreter === javascript
        ? { kind: "agree", output: interpreter }
        : { kind: "differ", interpreter, javascript };
    } catch (error) {
      if (error instanceof OutOfSteps) return { kind: "endless" };
      return { kind: "broken", where, error: String((error as Error).stack ?? error) };
    }
  }

  /** Each program is a module of its own; those of the standard library are written once. */
  async #run(program: IrProgram): Promise<string> {
    this.#count += 1;
    const main = join(this.#folder, `main${this.#count}.js`);
    const fileOf = (path: string): string =>
      path === mainPath ? main : join(this.#folder, `${path.replace(":", "/")}.js`);
    for (const [path, module] of program.modules) {
      const file = fileOf(path);
      if (this.#written.has(path)) continue;
      const { code } = emitModule(module, program, {
        runtimeImport: () => runtimeFile,
        externImport: (other) => externFile(other).href,
        moduleImport: (other) => pathToFileURL(fileOf(other)).href,
        sourceName: path,
      });
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, code);
      if (path !== mainPath) this.#written.add(path);
    }
    const { $main } = (await import(pathToFileURL(main).href)) as { $main: { run: () => unknown } };
    return shown($main.run);
  }
}

/** What a panic says is for people; that there is one, and where it stands in the output, is the meaning. */
function ending(output: string): string {
  return output.replace(/^exit 101: [^]*$/m, "exit 101");
}

function checkRoundTrip(module: IrModule): void {
  const text = printModule(module);
  const again = printModule(parseText(text).modules.get(mainPath)!);
  if (again !== text) throw new Error(`The IR does not read back as it was:\n${text}\n${again}`);
}
