/** `neuroc build`: a program as JavaScript files in a folder, all of them or none. */

import { join } from "node:path";
import { orderProblems, type Problem, type SourceFile, hasErrors } from "@neuro-lang/diagnostics";
import { type FileSystem, InputError } from "./files/files.ts";
import { misfitsIn, privateByPolicy } from "./link.ts";
import { compile, copiesIn, type CopiedValue } from "./output.ts";
import type { CheckedSources, Session } from "./session.ts";
import type { Steps } from "./steps.ts";

export interface BuildResult {
  readonly problems: readonly Problem[];
  readonly sources: ReadonlyMap<string, SourceFile>;
  /** Relative paths of what was written; undefined if errors kept anything from being written. */
  readonly files: readonly string[] | undefined;
  /** Which values are copied before they are changed; computed when asked for. */
  readonly copies: () => readonly CopiedValue[];
}

/** What a build wrote: the next one removes what is no longer made. */
const manifestName = ".neuro-build.json";

export function* build(
  session: Session,
  entries: readonly string[],
  folder: string,
): Steps<BuildResult> {
  const checked = yield* session.checkInSteps(entries, "compile");
  const { sources } = checked;
  const misfits = hasErrors(checked.problems) ? [] : misfitsIn(session, checked, entries);
  const problems = orderProblems([...checked.problems, ...misfits]);
  if (hasErrors(problems)) return { problems, sources, files: undefined, copies: () => [] };
  const options = {
    entries,
    folder,
    publish: true,
    private: privateByPolicy(session.files, entries),
  };
  const { files } = yield* compile(checked, session.library, options);
  const names = [...files.keys()];
  refuseToReplace(checked.foreign, names, folder);
  const stale = lastBuild(session.files, folder).filter((name) => !files.has(name));
  const manifest: [string, string] = [manifestName, `${JSON.stringify(names, null, 2)}\n`];
  session.files.replace(folder, new Map([...files, manifest]), stale);
  return { problems, sources, files: names, copies: () => copiesIn(checked) };
}

/** `mail.neuro` becomes `mail.js`, which is the name of its foreign code as well. */
function refuseToReplace(
  foreign: CheckedSources["foreign"],
  names: readonly string[],
  folder: string,
): void {
  const written = new Set(names.map((name) => join(folder, name)));
  for (const path of [...foreign.values()].flatMap(({ files }) => [...files.keys()])) {
    if (written.has(path))
      throw new InputError(
        `The build would replace \`${path}\`, which is one of its sources.`,
        "Build into a folder of its own: neuroc build --out out",
      );
  }
}

function lastBuild(files: FileSystem, folder: string): readonly string[] {
  try {
    const text = new TextDecoder().decode(files.read(join(folder, manifestName)));
    const names: unknown = JSON.parse(text);
    return Array.isArray(names) ? names.filter(isInside) : [];
  } catch {
    return [];
  }
}

/** A relative path that does not lead out of the folder. */
function isInside(name: unknown): name is string {
  return typeof name === "string" && !name.startsWith("/") && !name.split("/").includes("..");
}
