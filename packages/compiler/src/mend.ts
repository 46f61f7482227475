/** Every safe fix, round by round: what one uncovers is mended in the next. Nothing is written. */

import { applyFixes, type Problem } from "@neuro-lang/diagnostics";
import type { FileSystem } from "./files/files.ts";
import { readSource } from "./files/text.ts";
import type { Library } from "./library/library.ts";
import type { SessionOptions } from "./parsed-modules.ts";
import { Session } from "./session.ts";
import type { Steps } from "./steps.ts";

/** More than this would go in a circle. */
const rounds = 10;

export interface Mended {
  /** What changed files hold in the end, by path. */
  readonly texts: ReadonlyMap<string, string>;
  /** How many fixes were made. */
  readonly count: number;
}

interface MendOptions extends SessionOptions {
  /** Whether a file may be changed; all may, unless it is said. */
  readonly mayChange?: (path: string) => boolean;
}

/** Mends modules and what they import. Throws what a check throws. */
export function* mendInSteps(
  files: FileSystem,
  library: Library,
  paths: readonly string[],
  { mayChange = () => true, ...options }: MendOptions = {},
): Steps<Mended> {
  const texts = new Map<string, string>();
  const mended = withTexts(files, texts);
  const session = new Session(mended, library, options);
  let count = 0;
  for (let round = 0; round < rounds; round += 1) {
    const { problems } = yield* session.checkInSteps(paths);
    // What nobody needs may be what mending an error brings into use.
    const [errors, others] = [problems.filter(isError), problems.filter((each) => !isError(each))];
    const applied = apply(errors) || apply(others);
    count += applied;
    if (applied === 0) break;
  }
  return { texts, count };

  /** How many fixes fit beside each other. */
  function apply(problems: readonly Problem[]): number {
    const safe = problems.flatMap(({ fixes }) => fixes.find((fix) => fix.safe) ?? []);
    const touched = new Set(safe.flatMap(({ edits }) => edits.map(({ span }) => span.file)));
    let applied = 0;
    for (const path of [...touched].filter(mayChange)) {
      const own = safe.filter(({ edits }) => edits.every(({ span }) => span.file === path));
      const result = applyFixes(readSource(mended, path).text, own);
      if (result.applied.length === 0) continue;
      texts.set(path, result.text);
      applied += result.applied.length;
    }
    return applied;
  }
}

function isError({ severity }: Problem): boolean {
  return severity === "error";
}

/** A file system in which some files hold something else. */
function withTexts(files: FileSystem, texts: ReadonlyMap<string, string>): FileSystem {
  const encoder = new TextEncoder();
  return {
    ...files,
    read(path) {
      const text = texts.get(path);
      return text === undefined ? files.read(path) : encoder.encode(text);
    },
  };
}
