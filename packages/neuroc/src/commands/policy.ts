/** `neuroc policy`: the smallest policy that a program needs. */

import { absolute, entryModule, InputError, programsAt } from "@neuro-lang/compiler/files";
import { Session, smallestPolicy } from "@neuro-lang/compiler";
import { showCompileErrors } from "../compile-errors.ts";
import { files, library } from "../environment.ts";
import { colours, displayed, exitCodes, note, progress } from "../terminal.ts";
import { working } from "../work.ts";

interface PolicyOptions {
  readonly write?: boolean;
  readonly force?: boolean;
}

export async function policy(paths: readonly string[], options: PolicyOptions): Promise<number> {
  const session = new Session(files, await library());
  const programs = programsIn(session, paths);
  const { path, problems, text } = await working(smallestPolicy(session, programs));
  progress.clear();
  if (text === undefined) {
    await showCompileErrors(problems);
    return exitCodes.problems;
  }
  if (options.write !== true) {
    process.stdout.write(text);
    return 0;
  }
  if (options.force !== true && files.stat(path) !== undefined) {
    throw new InputError(
      `\`${path}\` is there already.`,
      "`neuroc policy` alone shows what would be written; `--force` replaces what a person may have written.",
    );
  }
  files.write(path, text);
  note(`${colours.green("✓")} Wrote ${displayed(path)}. Read it: it is what your program may do.`);
  return 0;
}

/** A folder without a `main.neuro` means every program in it. */
function programsIn(session: Session, paths: readonly string[]): readonly string[] {
  const places = (paths.length === 0 ? ["."] : paths).map((path) => absolute(path, process.cwd()));
  const programs = places.flatMap((path) =>
    files.stat(path)?.kind === "folder" ? programsAt(files, path) : [entryModule(files, path)],
  );
  const found = programs.filter((path) => session.hasMain(path));
  if (found.length > 0) return found;
  throw new InputError(
    `There is no \`main\` in ${places.map((path) => `\`${path}\``).join(", ")}.`,
    "A policy is what a program may do; name the file that has the `main`.",
  );
}
