/** Shows what keeps a program from running; warnings are for `neuroc check`. */

import type { Problem } from "@neuro-lang/diagnostics";
import { readSource } from "@neuro-lang/compiler/files";
import { files } from "./environment.ts";
import { showProblems } from "./terminal.ts";

export async function showCompileErrors(problems: readonly Problem[]): Promise<void> {
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
  await showProblems(errors, new Map(sources));
}
