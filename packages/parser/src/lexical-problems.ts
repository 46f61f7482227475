/** What the scanner and the layout pass noticed, as problems of the catalogue. */

import { diagnostics, type Problem, type SourceFile } from "@neuro-lang/diagnostics";

import type { LayoutProblem } from "./layout.ts";
import type { ScanProblem } from "./scanner.ts";

export function scanProblem(problem: ScanProblem, source: SourceFile): Problem {
  const span = { file: source.path, start: problem.start, end: problem.end };
  return diagnostics.unexpectedCharacter.at(span, { text: problem.text });
}

export function layoutProblem(problem: LayoutProblem, source: SourceFile): Problem {
  const span = {
    file: source.path,
    start: problem.token.startOffset,
    end: problem.token.startOffset + 1,
  };
  return diagnostics.semicolonAtLineEnd.at(
    span,
    {},
    { fixes: [{ title: "Remove the `;`", edits: [{ span, newText: "" }], safe: true }] },
  );
}
