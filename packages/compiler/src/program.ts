/** A program compiled into the cache, ready to be imported: what `neuroc run` and `neuroc test` start from. */

import { join } from "node:path";
import type { Problem } from "@neuro-lang/diagnostics";
import { digest } from "./cache.ts";
import { hasErrors } from "./build.ts";
import { compile } from "./output.ts";
import { writtenLine } from "./documentation-tests.ts";
import type { Session } from "./session.ts";
import type { Steps } from "./steps.ts";

/** Plain data, so that it can be kept from one process to the next. */
export interface CompiledProgram {
  readonly problems: readonly Problem[];
  /** Undefined if there are errors. */
  readonly output:
    | {
        readonly folder: string;
        /** Module → absolute path of its JavaScript. */
        readonly entries: Readonly<Record<string, string>>;
        /** Modules whose examples were added below their text: zero-based line → the line it stands for. */
        readonly lines: Readonly<Record<string, readonly number[]>>;
      }
    | undefined;
}

export function* compileIntoCache(
  session: Session,
  entries: readonly string[],
  cache: string,
  tests: boolean,
): Steps<CompiledProgram> {
  const checked = yield* session.checkInSteps(entries, "compile");
  const { problems } = checked;
  if (hasErrors(problems)) return { problems, output: undefined };
  const key = digest(
    JSON.stringify([
      session.library.version,
      tests,
      entries,
      [...checked.sources].map(([path, { text }]) => [path, text]),
    ]),
  ).slice(0, 32);
  const folder = join(cache, "programs", key);
  const options = { entries, folder, tests };
  const { files, entries: places } = yield* compile(checked, session.library, options);
  session.files.replace(folder, files, []);
  return {
    problems,
    output: {
      folder,
      entries: Object.fromEntries([...places].map(([path, file]) => [path, join(folder, file)])),
      lines: Object.fromEntries(
        entries.flatMap((path) => {
          const source = checked.sources.get(path);
          if (source === undefined || !tests) return [];
          return [[path, source.lineStarts.map((_, line) => writtenLine(source, line))]];
        }),
      ),
    },
  };
}
