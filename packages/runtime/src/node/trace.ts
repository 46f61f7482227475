/** Stack traces in `.neuro` lines: JavaScript frames mapped back through the source maps beside the modules, on demand. */

import { readFileSync } from "node:fs";
import { SourceMap, type SourceMapPayload } from "node:module";
import { dirname, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export interface NeuroFrame {
  /** Absolute path, or `neuro:name` for the standard library. */
  readonly file: string;
  /** One-based. */
  readonly line: number;
  readonly column: number;
  /** The neuro that was running, if it has a name. */
  readonly name: string | undefined;
}

const framePattern =
  /^\s*at (?:(?:async )?(.*?) \()?(?:async )?(file:\/\/.*?|\/.*?|[A-Za-z]:.*?):(\d+):(\d+)\)?$/;
/** More frames than this help nobody; a deep recursion has thousands. */
const shownFrames = 12;

export function neuroFrames(stack: string): readonly NeuroFrame[] {
  const maps = new Map<string, SourceMap | undefined>();
  return stack.split("\n").flatMap((text) => {
    const match = framePattern.exec(text);
    if (match === null) return [];
    const [, name, place, line, column] = match;
    const file = place!.startsWith("file:") ? fileURLToPath(place!.replace(/\?.*$/, "")) : place!;
    if (!maps.has(file)) maps.set(file, sourceMapOf(file));
    const entry = maps.get(file)?.findEntry(Number(line) - 1, Number(column) - 1);
    if (entry === undefined || !("originalSource" in entry) || !entry.originalSource) return [];
    const source = entry.originalSource;
    return [
      {
        file: source.startsWith("neuro:") ? source : resolve(dirname(file), filePath(source)),
        line: entry.originalLine + 1,
        column: entry.originalColumn + 1,
        name: readableName(name),
      },
    ];
  });
}

/** The frames of the program's own modules; the standard library's only if there are no others. */
export function ownFrames(stack: string): readonly NeuroFrame[] {
  const all = neuroFrames(stack);
  const own = all.filter(({ file }) => !file.startsWith("neuro:"));
  return own.length > 0 ? own : all;
}

/** Frames as lines for a terminal, with paths relative to a folder. */
export function showFrames(frames: readonly NeuroFrame[], folder: string): string {
  const lines = frames.slice(0, shownFrames).map(({ file, line, column, name }) => {
    const short = file.startsWith("neuro:") ? file : relative(folder, file);
    const path = short.startsWith("..") ? file : short;
    return `  at ${path}:${line}:${column}${name === undefined ? "" : ` in ${name}`}\n`;
  });
  const left = frames.length - shownFrames;
  return lines.join("") + (left > 0 ? `  … and ${left} more\n` : "");
}

function filePath(source: string): string {
  return source.startsWith("file:") ? fileURLToPath(source) : source;
}

function sourceMapOf(file: string): SourceMap | undefined {
  try {
    return new SourceMap(JSON.parse(readFileSync(`${file}.map`, "utf8")) as SourceMapPayload);
  } catch {
    return undefined;
  }
}

function readableName(name: string | undefined): string | undefined {
  const last = name
    ?.replace(/ \[as .*\]$/, "")
    .split(".")
    .at(-1)
    ?.replace(/\$async$/, "");
  return last === undefined || last === "" || /^<|^\$|[^\w$]/.test(last) ? undefined : last;
}
