/** `neuroc run`: compiles into the cache and calls `main` in this process. */

import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { CompiledProgram } from "@neuro-lang/compiler";
import { cached } from "@neuro-lang/compiler/cache";
import { absolute, entryModule, findProject, InputError } from "@neuro-lang/compiler/files";
import { buildId, files, library, resultCache } from "../environment.ts";
import { showCompileErrors } from "../compile-errors.ts";
import { endAsTheSystemDoes } from "../outcome.ts";
import { colours, displayed, exitCodes, note, progress } from "../terminal.ts";
import { watching } from "../watch.ts";

export async function run(
  file: string,
  words: readonly string[],
  options: { readonly watch?: boolean },
): Promise<number> {
  const entry = entryModule(files, absolute(file, process.cwd()));
  if (options.watch === true) return watchProgram(entry, words);
  const program = await compiled(entry);
  progress.clear();
  if (program.output === undefined) {
    await showCompileErrors(program.problems);
    return exitCodes.problems;
  }
  // A program that is in a loop for ever has to end at once.
  endAsTheSystemDoes();
  const { folder, entries, grants } = program.output;
  const { limits, unasked = [] } = grants[entry] ?? {};
  if (unasked.length > 0)
    note(`${colours.dim("note:")} no policy.neuro; the program was granted ${unasked.join(", ")}`);
  return start({ folder, file: entries[entry]!, source: entry, limits }, words);
}

function compiled(entry: string): Promise<CompiledProgram> {
  const key = ["run", buildId(), entry];
  const valid = ({ output }: CompiledProgram): boolean =>
    output === undefined || existsSync(output.entries[entry]!);
  return cached(files, { folder: resultCache(entry), key, valid }, async (recorded) => {
    const { Session } = await import("@neuro-lang/compiler");
    const { compileProgram } = await import("../compiled.ts");
    const session = new Session(recorded, await library());
    return compileProgram(session, [entry], { place: entry, tests: false });
  });
}

interface EntryScript {
  start(
    entry: unknown,
    program: string,
    words: readonly string[],
    limits: unknown,
  ): Promise<number>;
}

interface Startable {
  readonly folder: string;
  /** Its JavaScript. */
  readonly file: string;
  readonly source: string;
  /** What its host is told of its policy. */
  readonly limits: unknown;
}

async function start(
  { folder, file, source, limits }: Startable,
  words: readonly string[],
): Promise<number> {
  const module = await load(file);
  if (module.$main === undefined) {
    throw new InputError(
      `\`${source}\` has no \`main\` to run.`,
      'Add one: neuro main() uses console = print("Hello!")',
    );
  }
  const script = (await import(pathToFileURL(join(folder, "neuro/entry.js")).href)) as EntryScript;
  return script.start(module.$main, `neuroc run ${displayed(source)}`, words, limits);
}

/** What is compiled can be loaded; what foreign code imports need not be there. */
async function load(file: string): Promise<{ readonly $main?: unknown }> {
  try {
    return (await import(pathToFileURL(file).href)) as { readonly $main?: unknown };
  } catch (error) {
    const { code } = error as { readonly code?: unknown };
    if (!(error instanceof SyntaxError) && !String(code).startsWith("ERR_")) throw error;
    const { message } = error as Error;
    throw new InputError(
      `The JavaScript behind the program's externs cannot be loaded: ${message}`,
      "Node tries it alone with: node FILE.js",
      { cause: error },
    );
  }
}

/** Each run is a process of its own, so that nothing of the last one is left. */
async function watchProgram(entry: string, words: readonly string[]): Promise<number> {
  const { spawn } = await import("node:child_process");
  const command = [process.argv[1]!, "run", entry, ...words];
  let child: ReturnType<typeof spawn> | undefined;
  process.once("exit", () => child?.kill());
  return watching(findProject(files, entry).root, async () => {
    child?.kill();
    child = spawn(process.execPath, command, { stdio: "inherit" });
    return 0;
  });
}
