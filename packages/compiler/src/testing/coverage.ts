/**
 * Which lines of the sources the tests have run: V8's precise coverage of the compiled modules, mapped back through their
 * source maps. Runs in the thread that runs the tests.
 */

import { readFileSync } from "node:fs";
import { Session } from "node:inspector/promises";
import type { Profiler } from "node:inspector";
import { SourceMap, type SourceMapPayload, type SourceMapping } from "node:module";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** Source file → one-based line → was it run. Lines without code are left out. */
export type LineCoverage = Readonly<Record<string, Readonly<Record<number, boolean>>>>;

export interface Recording {
  /** Ends the recording: coverage of the modules in the folder. */
  stop(folder: string): Promise<LineCoverage>;
}

export async function record(): Promise<Recording> {
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
  return {
    async stop(folder) {
      const { result } = await session.post("Profiler.takePreciseCoverage");
      session.disconnect();
      const lines: Record<string, Record<number, boolean>> = {};
      for (const script of result) {
        if (!script.url.startsWith("file:")) continue;
        const file = fileURLToPath(script.url);
        if (file.startsWith(`${folder}/`)) addScript(lines, file, script);
      }
      return lines;
    },
  };
}

function addScript(
  lines: Record<string, Record<number, boolean>>,
  file: string,
  script: Profiler.ScriptCoverage,
): void {
  const map = sourceMapOf(file);
  if (map === undefined) return;
  const ranges = script.functions.flatMap((each) => each.ranges);
  let start = 0;
  for (const [index, text] of readFileSync(file, "utf8").split("\n").entries()) {
    const column = text.search(/\S/);
    const entry = column === -1 ? undefined : map.findEntry(index, column);
    // A line that stands for none of the source's is served the entry of an earlier one.
    if (entry !== undefined && isMapping(entry) && entry.generatedLine === index) {
      const source = entry.originalSource;
      if (!source.startsWith("neuro:")) {
        const known = (lines[resolve(dirname(file), source)] ??= {});
        const line = entry.originalLine + 1;
        known[line] = known[line] === true || isRun(ranges, start + column);
      }
    }
    start += text.length + 1;
  }
}

/** Where nothing is mapped, Node answers with an empty object. */
function isMapping(entry: ReturnType<SourceMap["findEntry"]>): entry is SourceMapping {
  return "originalSource" in entry;
}

function sourceMapOf(file: string): SourceMap | undefined {
  try {
    return new SourceMap(JSON.parse(readFileSync(`${file}.map`, "utf8")) as SourceMapPayload);
  } catch {
    return undefined;
  }
}

/** The innermost range around an offset says how often it was run. */
function isRun(ranges: readonly Profiler.CoverageRange[], offset: number): boolean {
  let innermost: Profiler.CoverageRange | undefined;
  for (const range of ranges) {
    if (offset < range.startOffset || offset >= range.endOffset) continue;
    if (
      innermost === undefined ||
      range.endOffset - range.startOffset <= innermost.endOffset - innermost.startOffset
    )
      innermost = range;
  }
  return innermost !== undefined && innermost.count > 0;
}
