/** `neuroc build`: JavaScript into a folder, all of it or nothing. */

import { absolute, entryModule, findProject, programsAt } from "@neuro-lang/compiler/files";
import { build as buildProgram, type BuildResult, Session } from "@neuro-lang/compiler";
import { files, library } from "../environment.ts";
import { colours, displayed, exitCodes, note, say, showProblems } from "../terminal.ts";
import { watching } from "../watch.ts";
import { working } from "../work.ts";

interface BuildOptions {
  readonly out: string;
  readonly watch?: boolean;
  readonly explain?: boolean;
}

export async function build(paths: readonly string[], options: BuildOptions): Promise<number> {
  const places = (paths.length === 0 ? ["."] : paths).map((path) => absolute(path, process.cwd()));
  const out = absolute(options.out, process.cwd());
  const session = new Session(files, await library());
  const once = async (): Promise<number> => {
    const entries = places.flatMap((path) =>
      files.stat(path)?.kind === "folder" ? programsAt(files, path) : [entryModule(files, path)],
    );
    const result = await working(buildProgram(session, entries, out));
    await showProblems(result.problems, result.sources);
    if (result.files === undefined) return exitCodes.problems;
    if (options.explain === true) explainCopies(result);
    note(`${colours.green("✓")} Wrote ${result.files.length} files to ${displayed(out)}.`);
    return 0;
  };
  return options.watch === true ? watching(findProject(files, places[0]!).root, once) : once();
}

/** Where value semantics costs a copy. Everything that is not listed is changed in place. */
function explainCopies({ copies, sources }: BuildResult): void {
  const found = copies();
  for (const { module, offset, variable, levels } of found) {
    const position = sources.get(module)?.position(offset) ?? { line: 0, column: 0 };
    const place = `${displayed(module)}:${position.line + 1}:${position.column + 1}`;
    const depth = levels === 1 ? "" : `, ${levels} levels deep`;
    say(`${place}  \`${variable}\` is copied${depth}: something else may hold its value`);
  }
  if (found.length === 0) say("Nothing is copied: every change happens in place.");
}
