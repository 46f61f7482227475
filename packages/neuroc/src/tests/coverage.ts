/** Which lines of the sources the tests have run. */

import type { CompiledProgram } from "@neuro-lang/compiler";
import type { LineCoverage } from "@neuro-lang/compiler/testing";
import { files } from "../environment.ts";
import { colours, displayed, note } from "../terminal.ts";

export interface FileCoverage {
  readonly path: string;
  readonly lines: readonly { readonly line: number; readonly run: boolean }[];
}

/** Adds up which lines were run, over the threads that ran tests. */
export class Coverage {
  readonly #files = new Map<string, Map<number, boolean>>();

  add(lines: LineCoverage | undefined): void {
    for (const [path, known] of Object.entries(lines ?? {})) {
      const file = this.#files.get(path) ?? new Map<number, boolean>();
      this.#files.set(path, file);
      for (const [line, run] of Object.entries(known))
        file.set(Number(line), run || file.get(Number(line)) === true);
    }
  }

  /** By path, each with its lines that hold code, in order. */
  ofFiles(output: NonNullable<CompiledProgram["output"]>): readonly FileCoverage[] {
    return [...this.#files]
      .filter(([path]) => files.stat(path)?.kind === "file")
      .map(([path, known]) => {
        const written = output.lines[path];
        // The examples below a module's text are tests, not what is tested.
        const lines = [...known]
          .filter(([line]) => written === undefined || written[line - 1] === line - 1)
          .map(([line, run]) => ({ line, run }))
          .toSorted((a, b) => a.line - b.line);
        return { path, lines };
      })
      .filter(({ lines }) => lines.length > 0)
      .toSorted((a, b) => (a.path < b.path ? -1 : 1));
  }

  show(output: NonNullable<CompiledProgram["output"]>): void {
    const rows = this.ofFiles(output).map(({ path, lines }) => ({
      path: displayed(path),
      all: lines.length,
      missed: lines.filter(({ run }) => !run).map(({ line }) => line),
    }));
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
