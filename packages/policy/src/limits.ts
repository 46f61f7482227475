/** What a policy says to the host of the running program: the targets that are compared there. */

import { bottom, type Label } from "@neuro-lang/labels";
import type { Limits, PlaceLabel, PlaceLabels } from "@neuro-lang/runtime";
import { type Policy, targetKind } from "./policy.ts";
import type { Reach } from "./reach.ts";
import { rulesFor } from "./targets.ts";

/** `reach` is what the program was found to do. */
export function limitsOf(policy: Policy, reach: Reach): Limits {
  const patterns = (capability: string): readonly string[] | undefined => {
    const rules = rulesFor(policy.allowed, capability);
    if (rules.some(({ targets }) => targets === undefined)) return undefined;
    return rules.flatMap(({ targets }) => targets ?? []);
  };
  return {
    folder: policy.folder,
    read: patterns("fs.read"),
    write: patterns("fs.write"),
    programs: patterns("process"),
    places: {
      seen: pathsIn(reach),
      read: placesOf(policy, "fs.read"),
      write: placesOf(policy, "fs.write"),
    },
  };
}

function pathsIn({ sinks }: Reach): readonly string[] {
  const targets = sinks
    .filter(({ capability }) => targetKind(capability)?.kind === "path")
    .flatMap((sink) => sink.targets);
  return [...new Set(targets)].flatMap((target) => target ?? []).toSorted();
}

function placesOf(policy: Policy, capability: string): PlaceLabels {
  return {
    treated: labelled(rulesFor(policy.treated, capability)),
    cleared: labelled(
      rulesFor(policy.allowed, capability).map(({ targets, cleared }) => ({
        targets,
        label: cleared,
      })),
    ),
  };
}

/** What holds everywhere holds wherever a path leads. */
function labelled(
  rules: readonly { readonly targets: readonly string[] | undefined; readonly label: Label }[],
): readonly PlaceLabel[] {
  return rules.flatMap(({ targets, label }) =>
    targets === undefined || label === bottom ? [] : [{ patterns: targets, label }],
  );
}
