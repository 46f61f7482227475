/** Does a program fit a policy? Each misfit at the call where it shows, with the chain of calls and the way of the data. */

import { capabilityTable } from "@neuro-lang/checker";
import {
  diagnostics,
  type Fix,
  type Label as Place,
  type Problem,
  type ProblemDetails,
} from "@neuro-lang/diagnostics";
import {
  bottom,
  excess,
  type Label,
  partsOf,
  secret,
  untrusted,
  wordsOf,
} from "@neuro-lang/labels";
import { type Allow, grantedByDefault, type Policy, targetKind } from "./policy.ts";
import { moduleOf, nameOf, type Reach, type Sink, type Step, type Taker } from "./reach.ts";
import { clearable, moduleAsWritten, ruleFor, takenOff, trustRule } from "./rules.ts";
import { looksBelow, rulesFor, targetFits } from "./targets.ts";

export interface FitOptions {
  /** The command that writes a policy, offered where there is none. */
  readonly write: string;
}

/** What keeps the program from fitting the policy; nothing, if it fits. */
export function misfits(reach: Reach, policy: Policy, { write }: FitOptions): readonly Problem[] {
  const problems: Problem[] = [];
  /** One problem a rule that is missing, at the call that is reached first. */
  const offered = new Set<string>();
  const offer = (key: string, problem: () => Problem): void => {
    if (offered.has(key)) return;
    offered.add(key);
    problems.push(problem());
  };
  for (const sink of reach.sinks) {
    const missing = missingAt(sink, policy);
    if (missing === undefined) continue;
    const { capability, callee, span } = sink;
    const chain = placesOf(sink.chain);
    const name = nameOf(callee);
    switch (missing.kind) {
      case "capability": {
        const others = reach.sinks.filter((each) => each.capability === capability);
        const rule = ruleFor(clearable(labelsOf(others)), [sink, ...others], policy);
        const narrow = rulesFor(policy.allowed, capability);
        offer(capability, () =>
          diagnostics.notAllowed.at(
            span,
            {
              callee: name,
              capability,
              allows: allowsOf(capability),
              rule,
              write: policy.file === undefined ? write : undefined,
              // Rules with targets are there, and do not hold foreign code.
              foreign: sink.foreign && narrow.length > 0,
            },
            details(policy, rule, [...chain, ...clausesOf(narrow)]),
          ),
        );
        break;
      }
      case "target": {
        const rule = ruleFor(clearable(sink.label), [sink], policy);
        offer(`${capability} ${missing.target}`, () =>
          diagnostics.targetNotAllowed.at(
            span,
            {
              callee: name,
              capability,
              target: missing.target,
              below: looksBelow(callee),
              rule,
            },
            details(policy, rule, [...chain, ...clausesOf(missing.rules)]),
          ),
        );
        break;
      }
      case "state": {
        const [part = bottom] = partsOf(missing.label);
        offer(`${span.file} ${span.start} ${capability}`, () =>
          diagnostics.privateState.at(
            span,
            { callee: name, label: wordsOf(missing.label) },
            { related: [...chain, ...sink.way(part)] },
          ),
        );
        break;
      }
      case "label": {
        const [part = bottom] = partsOf(missing.label);
        const rule = ruleFor(clearable(sink.label), [sink], policy);
        const related = [...chain, ...sink.way(part), ...clausesOf(missing.rules)];
        const opensMore = opensMoreThanNow(sink, policy);
        const outcome = opensMore ? { related } : details(policy, rule, related);
        if (part === untrusted) {
          const parameters = { callee: name, capability, rule };
          offer(`${span.file} ${span.start} ${capability}`, () =>
            diagnostics.untrustedControl.at(span, parameters, outcome),
          );
          break;
        }
        const hopeless = (missing.label & secret) === secret;
        const parameters = {
          callee: name,
          capability,
          label: wordsOf(missing.label),
          handedOn: sink.handedOn,
          rule: hopeless ? undefined : rule,
          opensMore,
        };
        offer(`${span.file} ${span.start} ${capability}`, () =>
          diagnostics.notCleared.at(span, parameters, hopeless ? { related } : outcome),
        );
      }
    }
  }
  for (const taker of reach.takers) problems.push(...distrusted(taker, policy));
  return problems;
}

/** True if a rule for the call would open all places where the policy opens some: nobody should take that for a fix. */
function opensMoreThanNow({ capability, targets }: Sink, { allowed }: Policy): boolean {
  const rules = rulesFor(allowed, capability);
  return (
    targetKind(capability) !== undefined &&
    targets.includes(undefined) &&
    rules.length > 0 &&
    rules.every((rule) => rule.targets !== undefined)
  );
}

/** What the policy would have to say for a call to be made; undefined if it says it. */
export type Missing =
  | { readonly kind: "capability" }
  | { readonly kind: "target"; readonly target: string; readonly rules: readonly Allow[] }
  | { readonly kind: "label"; readonly label: Label; readonly rules: readonly Allow[] }
  /** Nothing that it could say. */
  | { readonly kind: "state"; readonly label: Label };

/**
 * Neuros of the library that change what later calls do, and the capability that this is part of. Of which label these calls are,
 * nobody can say when it is changed.
 */
const keptBy: ReadonlyMap<string, string> = new Map(
  ["counter", "level", "sink", "toFile"].map((name) => [`neuro:log#${name}`, "console"]),
);

export function missingAt(sink: Sink, policy: Policy): Missing | undefined {
  const { callee, capability, label, targets } = sink;
  if (capability === keptBy.get(callee) && (label & secret) !== bottom)
    return { kind: "state", label: label & secret };
  const granted = grantedByDefault(capability);
  const all = rulesFor(policy.allowed, capability);
  const rules = sink.foreign ? all.filter((rule) => rule.targets === undefined) : all;
  if (granted === undefined && rules.length === 0) return { kind: "capability" };
  const notCleared = (cleared: Label, fitting: readonly Allow[]): Missing | undefined => {
    const above = excess(label, (granted ?? bottom) | cleared);
    return above === bottom ? undefined : { kind: "label", label: above, rules: fitting };
  };
  if (targets.length === 0) return notCleared(clearedByAny(rules), rules);
  for (const target of targets) {
    if (target === undefined) {
      const missing = notCleared(clearedEverywhere(rules), rules);
      if (missing !== undefined) return missing;
      continue;
    }
    const fitting = rules.filter((rule) =>
      targetFits(capability, rule.targets, target, policy.folder),
    );
    if (fitting.length === 0 && granted === undefined) return { kind: "target", target, rules };
    const cleared = clearedByAny(fitting) | secretsAt(capability, target, policy);
    const missing = notCleared(cleared, fitting);
    if (missing !== undefined) return missing;
  }
  return undefined;
}

function clearedByAny(rules: readonly Allow[]): Label {
  return rules.reduce((all, { cleared }) => all | cleared, bottom);
}

/** What is known only at run time is compared there, and may be any of the rules' targets. */
function clearedEverywhere(rules: readonly Allow[]): Label {
  const [first] = rules;
  if (first === undefined) return bottom;
  const common = rules.reduce((all, { cleared }) => all & cleared, first.cleared);
  return common | clearedByAny(rules.filter(({ targets }) => targets === undefined));
}

/** A value is not asked which secret it is, so all of them have to be cleared for the host. */
function secretsAt(capability: string, target: string, policy: Policy): Label {
  if (policy.secrets.length === 0) return bottom;
  if (!capability.startsWith("network.")) return bottom;
  const all = policy.secrets.every(({ hosts }) =>
    targetFits(capability, hosts, target, policy.folder),
  );
  return all ? secret : bottom;
}

function labelsOf(sinks: readonly Sink[]): Label {
  return sinks.reduce((all, { label }) => all | label, bottom);
}

function allowsOf(capability: string): string {
  return capabilityTable.find(({ name }) => name === capability)?.allows ?? capability;
}

function placesOf(chain: readonly Step[]): readonly Place[] {
  return chain.map(({ caller, callee, called, span }) => ({
    span,
    message: `\`${caller}\` ${called ? "calls" : "hands on"} \`${callee}\``,
  }));
}

function clausesOf(rules: readonly Allow[]): readonly Place[] {
  return rules.flatMap(({ span }) =>
    span === undefined ? [] : [{ span, message: "this is what the policy allows" }],
  );
}

function details(policy: Policy, rule: string, related: readonly Place[]): ProblemDetails {
  return { related, fixes: ruleFix(policy, rule) };
}

/** Writes the rule into the policy. Not safe: what a program may do is for a person to say. */
function ruleFix({ file, place }: Policy, rule: string): readonly Fix[] {
  if (file === undefined || place === undefined) return [];
  const span = { file, start: place.at, end: place.at };
  return [
    {
      title: `Write \`${rule}\` into the policy`,
      edits: [{ span, newText: `\n  ${rule}${place.after}` }],
      safe: false,
    },
  ];
}

function distrusted(taker: Taker, policy: Policy): readonly Problem[] {
  const path = moduleOf(taker.id);
  const module = moduleAsWritten(path, policy);
  return takenOff(taker)
    .filter((label) => excess(label, trustIn(path, policy)) !== bottom)
    .map((label) => {
      const rule = trustRule({ module }, label);
      const does =
        label === untrusted
          ? "makes something trusted of what is not"
          : `takes \`${wordsOf(label)}\` off what it gives back`;
      return diagnostics.notTrusted.at(
        taker.span,
        { name: nameOf(taker.id), does, rule },
        details(policy, rule, placesOf(taker.chain)),
      );
    });
}

/** What the policy lets a module take off. */
function trustIn(path: string, policy: Policy): Label {
  const written = moduleAsWritten(path, policy);
  const same = (module: string): boolean => module.replace(/\.neuro$/, "") === written;
  return policy.trusted
    .filter(({ module }) => same(module))
    .reduce((all, { takesOff }) => all | takesOff, bottom);
}
