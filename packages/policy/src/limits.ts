/** What a policy says to the host of the running program: the targets that are compared there. */

import type { Limits } from "@neuro-lang/runtime";
import type { Policy } from "./policy.ts";
import { rulesFor } from "./targets.ts";

export function limitsOf(policy: Policy): Limits {
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
  };
}
