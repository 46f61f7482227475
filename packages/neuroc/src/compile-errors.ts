/** Shows what keeps a program from running; warnings are for `neuroc check`. */

import type { Problem, SourceFile } from "@neuro-lang/diagnostics";
import { readSource } from "@neuro-lang/compiler/files";
import { files } from "./environment.ts";
import { showProblems } from "./terminal.ts";

export async function showCompileErrors(problems: readonly Problem[]): Promise<void> {
  const { problems: errors, sources } = compileErrors(problems);
  await showProblems(errors, sources);
}

export function compileErrors(problems: readonly Problem[]): {
  readonly problems: readonly Problem[];
  readonly sources: ReadonlyMap<string, SourceFile>;
} {
  const errors = problems.filter(({ severity }) => severity === "error");
  const paths = new Set(
    errors.flatMap(({ span, related, fixes }) => [
      span.file,
      ...related.map((label) => label.span.file),
      ...fixes.flatMap(({ edits }) => edits.map((edit) => edit.span.file)),
    ]),
  );
  const sources = [...paths]
    .filter((path) => files.stat(path)?.kind === "file")
    .map((path) => [path, readSource(files, path)] as const);
  return { problems: errors, sources: new Map(sources) };
}
