/** The link: a whole program against the policy of who runs it. */

import type { CheckedProgram, DefinitionId } from "@neuro-lang/checker";
import type { Problem } from "@neuro-lang/diagnostics";
import { checkLabels, type FindSource, type LabelReport } from "@neuro-lang/labels";
import { Calls } from "./calls.ts";
import { misfits } from "./fit.ts";
import type { Policy } from "./policy.ts";
import { type Reach, reachOf } from "./reach.ts";
import { sourcesOf } from "./sources.ts";

export interface Linked {
  readonly reach: Reach;
  /** Misfits, and flows that show only under what the policy says of sources. */
  readonly problems: readonly Problem[];
}

/**
 * `labels` is what was found without a policy; `write` the command that writes one. `labelsUnder` finds what there is under the
 * labels that the policy puts on what comes from outside.
 */
export function linked(
  checked: CheckedProgram,
  labels: LabelReport,
  main: DefinitionId,
  policy: Policy,
  write: string,
  labelsUnder: (source: FindSource) => LabelReport = (source) => checkLabels(checked, { source }),
): Linked {
  const calls = new Calls(checked);
  const sources = sourcesOf(calls, policy);
  const found = sources === undefined ? labels : labelsUnder(sources);
  const reach = reachOf(calls, found, main);
  const flows = found === labels ? [] : newProblems(labels, found, modulesOf(checked, main));
  return { reach, problems: [...flows, ...misfits(reach, policy, { write })] };
}

/** The modules of the program, not those that were checked beside it. */
function modulesOf({ modules }: CheckedProgram, main: DefinitionId): ReadonlySet<string> {
  const reached = new Set([main.slice(0, main.lastIndexOf("#"))]);
  // The set grows while it is walked.
  for (const path of reached)
    for (const target of modules.get(path)?.imports.values() ?? []) reached.add(target);
  return reached;
}

/** Problems of these modules that were not there without the policy's sources. */
function newProblems(
  before: LabelReport,
  now: LabelReport,
  modules: ReadonlySet<string>,
): readonly Problem[] {
  const keyOf = ({ code, span }: Problem): string => `${code} ${span.file} ${span.start}`;
  const known = new Set([...before.problems.values()].flat().map(keyOf));
  return [...now.problems]
    .filter(([path]) => modules.has(path) && !path.startsWith("neuro:"))
    .flatMap(([, problems]) => problems)
    .filter((problem) => !known.has(keyOf(problem)));
}
