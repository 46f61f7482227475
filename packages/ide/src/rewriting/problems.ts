/** The problems where an action is asked for. */

import type { Problem } from "@neuro-lang/diagnostics";
import type { ActionContext } from "../actions/action.ts";

export function problemAt(
  { snapshot, path, start, end }: ActionContext,
  ...names: readonly string[]
): Problem | undefined {
  return snapshot.problems.find(
    ({ name, span }) =>
      names.includes(name) && span.file === path && span.start <= end && start <= span.end,
  );
}
