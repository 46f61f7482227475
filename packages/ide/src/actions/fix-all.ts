/**
 * Every safe fix of the problems of a file at once.
 *
 * Those that touch each other, and what the first ones uncover, take another check: `Workspace.mendedInSteps` goes on until nothing is left.
 */

import { applyFixes } from "@neuro-lang/diagnostics";
import type { Action } from "./action.ts";

export const fixAll: Action = {
  name: "fix-all",
  find({ snapshot, path, source }) {
    const fixes = snapshot.problems
      .filter(({ span }) => span.file === path)
      .flatMap((problem) => problem.fixes.filter(({ safe }) => safe).slice(0, 1))
      .filter(({ edits }) => edits.every(({ span }) => span.file === path));
    const { applied } = applyFixes(source.text, fixes);
    const edits = applied.flatMap((fix) => fix.edits);
    const isFirst = (edit: (typeof edits)[number], index: number): boolean =>
      edits.findIndex((other) => JSON.stringify(other) === JSON.stringify(edit)) === index;
    return applied.length === 0
      ? []
      : [
          {
            title: "Fix what can safely be fixed",
            kind: "source.fixAll",
            edits: edits.filter(isFirst),
          },
        ];
  },
};
