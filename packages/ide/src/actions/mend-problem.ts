/** The fixes that problems carry, where the problems are. */

import type { Action } from "./action.ts";

export const mendProblem: Action = {
  name: "mend-problem",
  find({ snapshot, path, start, end }) {
    return snapshot.problems
      .filter(({ span }) => span.file === path && span.start <= end && start <= span.end)
      .flatMap((problem) =>
        problem.fixes.map(({ title, edits, safe, likely = false }) => ({
          title,
          kind: "quickfix",
          edits,
          mends: problem,
          preferred: safe || likely,
        })),
      );
  },
};
