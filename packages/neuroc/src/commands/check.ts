/** `neuroc check`: looks for problems and mends what can be mended. */

import { join } from "node:path";
import type { Problem, SourceFile } from "@neuro-lang/diagnostics";
import type { FileSystem, StoredCheck } from "@neuro-lang/compiler";
import { cached, keep, kept } from "@neuro-lang/compiler/cache";
import { absolute, findProject, modulesAt, readSource } from "@neuro-lang/compiler/files";
import { buildId, files, library, moduleOf, resultCache } from "../environment.ts";
import { colours, exitCodes, jsonOf, note, progress, showProblems } from "../terminal.ts";
import { watching } from "../watch.ts";
import { working } from "../work.ts";

interface CheckOptions {
  readonly fix?: boolean;
  readonly strict?: boolean;
  readonly json?: boolean;
  readonly watch?: boolean;
  readonly capabilities?: boolean;
}

interface CheckReport {
  readonly problems: readonly Problem[];
  /** How many modules were asked for. */
  readonly modules: number;
}

export async function check(paths: readonly string[], options: CheckOptions): Promise<number> {
  const places = (paths.length === 0 ? ["."] : paths).map((path) => absolute(path, process.cwd()));
  const once = async (): Promise<number> => {
    if (options.fix === true) await applySafeFixes(places);
    if (options.capabilities === true) {
      const { capabilities } = await import("./capabilities.ts");
      return capabilities(modulesIn(files, places), options);
    }
    return report(await reportOf(places), options);
  };
  return options.watch === true ? watching(findProject(files, places[0]!).root, once) : once();
}

/** Nothing is loaded but the cache if no file has changed since the last check. */
function reportOf(places: readonly string[]): Promise<CheckReport> {
  const folder = resultCache(places[0]!);
  const key = ["check", buildId(), ...places];
  return cached(files, { folder, key }, async (recorded) => {
    const modules = modulesIn(recorded, places);
    const { checkFrom, Session } = await import("@neuro-lang/compiler");
    const session = new Session(recorded, await library());
    // What was found of each module stays good for other sets of places, too.
    const path = folder === undefined ? undefined : join(folder, `modules-${buildId()}.json`);
    const before = path === undefined ? undefined : kept<StoredCheck>(files, path);
    const { problems, stored } = await working(checkFrom(session, modules, before ?? {}));
    if (path !== undefined) keep(files, path, { ...before, ...stored });
    return { problems, modules: modules.length };
  });
}

function modulesIn(recorded: FileSystem, places: readonly string[]): readonly string[] {
  return places.flatMap((path) => modulesAt(recorded, path)).map(moduleOf);
}

async function report(result: CheckReport, options: CheckOptions): Promise<number> {
  const { problems, modules } = result;
  const sources = sourcesOf(problems);
  progress.clear();
  if (options.json === true) process.stdout.write(await jsonOf(problems, sources));
  else if (problems.length > 0) await showProblems(problems, sources);
  else note(`${colours.green("✓")} No problems in ${modules} ${modules === 1 ? "file" : "files"}.`);
  const fails = problems.some(
    ({ severity }) => severity === "error" || (options.strict === true && severity === "warning"),
  );
  return fails ? exitCodes.problems : 0;
}

/** The texts that the problems point into. */
function sourcesOf(problems: readonly Problem[]): ReadonlyMap<string, SourceFile> {
  const paths = problems.flatMap(({ span, related, fixes }) => [
    span.file,
    ...related.map((label) => label.span.file),
    ...fixes.flatMap(({ edits }) => edits.map((edit) => edit.span.file)),
  ]);
  return new Map(
    [...new Set(paths)]
      .filter((path) => files.stat(path)?.kind === "file")
      .map((path) => [path, readSource(files, path)]),
  );
}

async function applySafeFixes(places: readonly string[]): Promise<void> {
  const { mendInSteps } = await import("@neuro-lang/compiler");
  const mending = mendInSteps(files, await library(), modulesIn(files, places));
  const { texts, count } = await working(mending);
  for (const [path, text] of texts) files.write(path, text);
  if (count > 0)
    note(`${colours.green("✓")} Mended ${count} ${count === 1 ? "problem" : "problems"}.`);
}
