/** The fixes that problems carry, where the problems are. */

import type { Action } from "./action.ts";

export const mendProblem: Action = {
  name: "mend-problem",
  find({ snapshot, path, start, end }) {
    return snapshot.problems
      .filter(({ span }) => span.file === path && span.start <= end && start <= span.end)
      .flatMap(({ code, fixes }) =>
        fixes.map(({ title, edits, safe, likely = false }) => ({
          title,
          kind: "quickfix",
          edits,
          mends: code,
          preferred: safe || likely,
        })),
      );
  },
};
