/** `neuroc fmt`: sources in the one style. */

import { readFileSync } from "node:fs";
import type { Problem, SourceFile } from "@neuro-lang/diagnostics";
import { SourceFile as Source } from "@neuro-lang/diagnostics";
import { absolute, InputError, modulesAt, readSource } from "@neuro-lang/compiler/files";
import { format as formatSource } from "@neuro-lang/formatter";
import { files } from "../environment.ts";
import { colours, displayed, exitCodes, note, say, showProblems } from "../terminal.ts";

interface FormatOptions {
  readonly check?: boolean;
  readonly stdin?: boolean;
}

export async function format(paths: readonly string[], options: FormatOptions): Promise<number> {
  if (options.stdin === true) return formatStdin(options.check === true);
  const places = (paths.length === 0 ? ["."] : paths).map((path) => absolute(path, process.cwd()));
  const refused: { source: SourceFile; problems: readonly Problem[] }[] = [];
  const changed: string[] = [];
  let count = 0;
  for (const path of new Set(places.flatMap((place) => modulesAt(files, place)))) {
    const source = readSource(files, path);
    const result = formatSource(source);
    count += 1;
    if (result.text === undefined) refused.push({ source, problems: result.problems });
    else if (result.text !== source.text) {
      changed.push(path);
      if (options.check !== true) files.write(path, result.text);
    }
  }
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
