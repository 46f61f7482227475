/** What a policy says of where values come from, as the labels' proof asks for it at every call. */

import type { CallFact, CheckedModule, CheckedProgram, DefinitionId } from "@neuro-lang/checker";
import { bottom, type FindSource, has, type Label, personal, secret } from "@neuro-lang/labels";
import type { Calls } from "./calls.ts";
import type { Known } from "./constants.ts";
import { type Policy, staysInside } from "./policy.ts";
import { mayReach, rulesFor } from "./targets.ts";

/** Undefined if the policy labels nothing. */
export function sourcesOf(calls: Calls, policy: Policy): FindSource | undefined {
  if (policy.treated.length === 0 && policy.secrets.length === 0) return undefined;
  return (module, node, callee) => {
    if (!calls.isOutermost(callee)) return nowhere;
    // Of a reader that is handed on as a value, nothing is known of what it will read.
    const call = node === undefined ? undefined : module.facts.calls.get(node);
    const capabilities = calls.capabilitiesOf(callee);
    const labels = new Map(
      capabilities.map((capability) => [
        capability,
        labelFrom(calls, policy, module, callee, call, capability),
      ]),
    );
    const secrets = secretFrom(calls, policy, module, callee, call);
    if (secrets !== bottom) labels.set("env", (labels.get("env") ?? bottom) | secrets);
    const sources = [...labels].filter(([, label]) => label !== bottom);
    if (sources.length === 0) return nowhere;
    return {
      label: sources.reduce((all, [, label]) => all | label, bottom),
      failures: tellsMore(calls.checked, callee),
      handedOn: capabilities.filter(
        (capability) =>
          !staysInside(capability) &&
          sources.some(([source]) => source !== capability && !onlyTakes(source)),
      ),
    };
  };
}

/** True if the policy says of anything that comes from outside that it is private. */
export function labelsPrivate({ secrets, treated }: Policy): boolean {
  return secrets.length > 0 || treated.some(({ label }) => has(label, personal));
}

const nowhere = { label: bottom, failures: false, handedOn: [] };
const nothingKnown: Known = new Map();

/** Nothing comes in by writing a file, whatever lies there. */
function onlyTakes(capability: string): boolean {
  return capability === "fs.write";
}

/** What is read by a capability, as far as it is known where. */
function labelFrom(
  calls: Calls,
  policy: Policy,
  module: CheckedModule,
  callee: DefinitionId,
  call: CallFact | undefined,
  capability: string,
): Label {
  const targets = calls.targets(module, callee, call, capability, nothingKnown);
  let label = bottom;
  for (const rule of rulesFor(policy.treated, capability)) {
    // What is known only at run time may be what the rule speaks of.
    const meant =
      targets.length === 0 ||
      targets.some(
        (target) =>
          target === undefined || mayReach(callee, capability, rule.targets, target, policy.folder),
      );
    if (meant) label |= rule.label;
  }
  return label;
}

/** The environment holds secrets by the names that the policy gives. */
function secretFrom(
  calls: Calls,
  policy: Policy,
  module: CheckedModule,
  callee: DefinitionId,
  call: CallFact | undefined,
): Label {
  if (policy.secrets.length === 0) return bottom;
  // Which variables foreign code reads, nobody knows.
  if (calls.isForeign(callee))
    return calls.capabilitiesOf(callee).includes("env") ? secret : bottom;
  if (!callee.startsWith("neuro:env#")) return bottom;
  const name = call?.arguments[0];
  const known = name === undefined ? undefined : calls.constants.textOf(module, name, nothingKnown);
  const meant = known === undefined || policy.secrets.some((each) => each.name === known);
  return meant ? secret : bottom;
}

/**
 * True if a failure of the call may tell of what was read. That a file is missing says nothing of what is in it; that it is no
 * JSON does, and a failure's own module says which is which.
 */
function tellsMore(checked: CheckedProgram, callee: DefinitionId): boolean {
  const definition = checked.definitions.get(callee);
  if (definition?.kind !== "neuro") return false;
  const home = callee.slice(0, callee.lastIndexOf("#"));
  return definition.fails.types.some(
    (type) => type.kind !== "named" || !type.definition.startsWith(`${home}#`),
  );
}
