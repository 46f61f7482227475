/** Compiles a program into a cache: the project's own or, where that cannot be written, the user's. */

import { join } from "node:path";
import { compileIntoCache, type CompiledProgram, type Session } from "@neuro-lang/compiler";
import { keepNewest } from "@neuro-lang/compiler/cache";
import { FileError } from "@neuro-lang/compiler/files";
import { files, programCache, sharedCache } from "./environment.ts";
import { working } from "./work.ts";

/** How many compiled programs a cache keeps. */
const programs = 40;

interface How {
  /** A path in the project. */
  readonly place: string;
  readonly tests: boolean;
}

export async function compileProgram(
  session: Session,
  entries: readonly string[],
  { place, tests }: How,
): Promise<CompiledProgram> {
  const into = (cache: string): Promise<CompiledProgram> => {
    keepNewest(files, join(cache, "programs"), programs);
    return working(compileIntoCache(session, entries, cache, tests));
  };
  try {
    return await into(programCache(place));
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return into(sharedCache()).catch(() => {
      throw error;
    });
  }
}
