/** A program compiled into the cache, ready to be imported: what `neuroc run` and `neuroc test` start from. */

import { join } from "node:path";
import { orderProblems, type Problem, hasErrors } from "@neuro-lang/diagnostics";
import { digest } from "./cache.ts";
import { foreignDigest } from "./foreign.ts";
import { compile } from "./output.ts";
import { inWrittenSource, writtenLine } from "./documentation-tests.ts";
import { linkProgram, type LinkedProgram, privateByPolicy } from "./link.ts";
import type { Session } from "./session.ts";
import type { Steps } from "./steps.ts";

type Grants = Pick<LinkedProgram, "limits" | "unasked">;

/** Plain data, so that it can be kept from one process to the next. */
export interface CompiledProgram {
  readonly problems: readonly Problem[];
  /** Undefined if there are errors. */
  readonly output:
    | {
        readonly folder: string;
        /** Module → absolute path of its JavaScript. */
        readonly entries: Readonly<Record<string, string>>;
        /** Program → what it is held to when it runs, and what it has without anybody having allowed it. */
        readonly grants: Readonly<Record<string, Grants>>;
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
  const found = tests
    ? checked.problems.map((problem) => inWrittenSource(problem, checked.sources))
    : checked.problems;
  if (hasErrors(found)) return { problems: orderProblems(found), output: undefined };
  const programs = tests ? [] : entries.filter((path) => session.hasMain(path));
  const links = programs.map((path) => [path, linkProgram(session, checked, path)] as const);
  const problems = orderProblems([...found, ...links.flatMap(([, link]) => link.problems)]);
  if (hasErrors(problems)) return { problems, output: undefined };
  const told = privateByPolicy(session.files, programs);
  const key = digest(
    JSON.stringify([
      session.library.version,
      tests,
      entries,
      [...told],
      [...checked.sources].map(([path, { text }]) => [path, text]),
      [...checked.foreign.values()].map(foreignDigest),
    ]),
  ).slice(0, 32);
  const folder = join(cache, "programs", key);
  const options = { entries, folder, tests, private: told };
  const { files, entries: places } = yield* compile(checked, session.library, options);
  session.files.replace(folder, files, []);
  return {
    problems,
    output: {
      folder,
      entries: Object.fromEntries([...places].map(([path, file]) => [path, join(folder, file)])),
      grants: Object.fromEntries(
        links.map(([path, { limits, unasked }]) => [path, { limits, unasked }]),
      ),
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
