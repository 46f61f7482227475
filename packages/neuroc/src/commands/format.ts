/** `neuroc fmt`: sources in the one style. */

import { readFileSync } from "node:fs";
import type { Problem, SourceFile } from "@neuro-lang/diagnostics";
import { SourceFile as Source } from "@neuro-lang/diagnostics";
import type { Steps } from "@neuro-lang/compiler";
import { absolute, InputError, modulesAt, readSource } from "@neuro-lang/compiler/files";
import { format as formatSource } from "@neuro-lang/formatter";
import { files } from "../environment.ts";
import { colours, displayed, exitCodes, note, say, showProblems } from "../terminal.ts";
import { working } from "../work.ts";

interface FormatOptions {
  readonly check?: boolean;
  readonly stdin?: boolean;
}

export async function format(named: readonly string[], options: FormatOptions): Promise<number> {
  if (options.stdin === true) return formatStdin(options.check === true);
  const places = (named.length === 0 ? ["."] : named).map((path) => absolute(path, process.cwd()));
  const paths = [...new Set(places.flatMap((place) => modulesAt(files, place)))];
  const { refused, changed } = await working(formatFiles(paths, options.check !== true));
  const count = paths.length;
  if (options.check === true) for (const path of changed) say(displayed(path));
  for (const { source, problems } of refused) {
    await showProblems(problems, new Map([[source.path, source]]));
  }
  if (refused.length > 0) {
    note("Files with syntax errors are left as they are.");
    return exitCodes.problems;
  }
  if (options.check === true && changed.length > 0) {
    note(`${changed.length} of ${count} files are not formatted. \`neuroc fmt\` formats them.`);
    return exitCodes.problems;
  }
  const done =
    changed.length === 0 ? "Already formatted" : `Formatted ${changed.length} of ${count}`;
  note(
    `${colours.green("✓")} ${done}${changed.length === 0 ? `: ${count}` : ""} ${count === 1 ? "file" : "files"}.`,
  );
  return 0;
}

interface Formatted {
  /** Files with syntax errors. */
  readonly refused: readonly {
    readonly source: SourceFile;
    readonly problems: readonly Problem[];
  }[];
  /** Files that were not in the one style. */
  readonly changed: readonly string[];
}

function* formatFiles(paths: readonly string[], write: boolean): Steps<Formatted> {
  const refused: Formatted["refused"][number][] = [];
  const changed: string[] = [];
  for (const [done, path] of paths.entries()) {
    yield { what: "Formatting", done, of: paths.length, things: "files" };
    const source = readSource(files, path);
    const { text, problems } = formatSource(source);
    if (text === undefined) refused.push({ source, problems });
    else if (text !== source.text) {
      changed.push(path);
      if (write) files.write(path, text);
    }
  }
  return { refused, changed };
}

async function formatStdin(check: boolean): Promise<number> {
  const source = stdinSource();
  const { text, problems } = formatSource(source);
  if (text === undefined) {
    await showProblems(problems, new Map([[source.path, source]]));
    return exitCodes.problems;
  }
  if (check) return text === source.text ? 0 : exitCodes.problems;
  process.stdout.write(text);
  return 0;
}

function stdinSource(): SourceFile {
  try {
    return new Source("<stdin>", new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(0)));
  } catch (error) {
    throw new InputError("Standard input is not UTF-8 text.", undefined, { cause: error });
  }
}
