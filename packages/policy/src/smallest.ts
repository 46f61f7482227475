/** The smallest policy that a program needs, with the reason of each rule. */

import { bottom, excess, type Label, secret } from "@neuro-lang/labels";
import { clearedByDefault, grantedByDefault, type Policy } from "./policy.ts";
import { moduleOf, nameOf, type Reach, type Sink, type Step, type Taker } from "./reach.ts";
import { askedOf, moduleAsWritten, patternsFor, ruleFor, takenOff, trustRule } from "./rules.ts";
import { targetFits } from "./targets.ts";

/** A place as it is shown: `main.neuro:12`. */
export type ShowPlace = (span: { readonly file: string; readonly start: number }) => string;

export interface NeededRule {
  readonly rule: string;
  /** Why: one line a call, or what there is to be said. */
  readonly reasons: readonly string[];
}

/** Rules under which the program fits, the fewest and narrowest that are found. */
export function neededRules(reach: Reach, policy: Policy, show: ShowPlace): readonly NeededRule[] {
  const needed = groupsOf(reach, policy).map(({ label, sinks }): NeededRule => ({
    rule: ruleFor(label, sinks, policy),
    reasons: [...reasonsOf(sinks, show), ...remarksOn(sinks)],
  }));
  for (const [rule, takers] of trustsOf(reach, policy)) {
    const reasons = takers.map(
      (taker) => `${chainOf(taker.chain)}\`${nameOf(taker.id)}\` at ${show(taker.span)}`,
    );
    needed.push({ rule, reasons });
  }
  return needed.toSorted((a, b) => (a.rule < b.rule ? -1 : 1));
}

/** Calls that one rule is for: of one capability, with one label. */
interface Group {
  readonly label: Label;
  readonly sinks: readonly [Sink, ...Sink[]];
}

function groupsOf({ sinks }: Reach, policy: Policy): readonly Group[] {
  const groups: Group[] = [];
  for (const [capability, all] of Map.groupBy(sinks, (sink) => sink.capability)) {
    // A default grant is enough, unless the label asks for more.
    const granted = grantedByDefault(capability);
    const asking = all.filter(
      (sink) => granted === undefined || excess(askedOf(sink), granted) !== bottom,
    );
    const byLabel = Map.groupBy(asking, askedOf);
    groups.push(...withoutRepetition(merged([...byLabel].flatMap(groupOf)), policy));
  }
  return groups;
}

function groupOf([label, [first, ...rest]]: readonly [Label, readonly Sink[]]): readonly Group[] {
  return first === undefined ? [] : [{ label, sinks: [first, ...rest] }];
}

/** If a target is known only at run time, any rule of its capability may be the one that it meets: then one says it all. */
function merged(groups: readonly Group[]): readonly Group[] {
  const open = groups.some(({ sinks }) => sinks.some(({ targets }) => targets.includes(undefined)));
  if (!open) return groups;
  const label = groups.reduce((joined, group) => joined | group.label, bottom);
  return groupOf([label, groups.flatMap(({ sinks }) => sinks)]);
}

/** What a rule that clears more allows already, the others need not say. */
function withoutRepetition(groups: readonly Group[], policy: Policy): readonly Group[] {
  return groups.flatMap((group) => {
    const above = groups.filter(
      ({ label }) => label !== group.label && excess(group.label, label) === bottom,
    );
    const said = (sink: Sink): boolean =>
      above.some((other) => {
        const patterns = patternsFor(other.sinks, policy);
        return (patternsFor([sink], policy) ?? []).every((pattern) =>
          targetFits(sink.capability, patterns, pattern, policy.folder),
        );
      });
    return groupOf([group.label, group.sinks.filter((sink) => !said(sink))]);
  });
}

function trustsOf({ takers }: Reach, policy: Policy): ReadonlyMap<string, readonly Taker[]> {
  const trusts = new Map<string, Taker[]>();
  for (const taker of takers) {
    const module = moduleAsWritten(moduleOf(taker.id), policy);
    for (const label of takenOff(taker)) {
      const rule = trustRule({ module }, label);
      trusts.set(rule, [...(trusts.get(rule) ?? []), taker]);
    }
  }
  return trusts;
}

/** More calls than this are only counted. */
const mostReasons = 4;

function reasonsOf(sinks: readonly Sink[], show: ShowPlace): readonly string[] {
  const reasons = sinks.map(
    (sink) => `${chainOf(sink.chain)}\`${nameOf(sink.callee)}\` at ${show(sink.span)}`,
  );
  const each = [...new Set(reasons)];
  if (each.length <= mostReasons) return each;
  return [...each.slice(0, mostReasons), `and ${each.length - mostReasons} more calls`];
}

/** `main → load → `. */
function chainOf(chain: readonly Step[]): string {
  return chain.map(({ caller }) => `${caller} → `).join("");
}

function remarksOn(sinks: readonly Sink[]): readonly string[] {
  const remarks: string[] = [];
  const open = sinks.filter(({ targets }) => targets.includes(undefined));
  if (open.some(({ foreign }) => foreign))
    remarks.push("foreign code, which no narrower rule would hold");
  else if (open.length > 0)
    remarks.push("which ones is known only when it runs: narrow it if you can");
  const isSecret = ({ capability, label }: Sink): boolean =>
    (excess(label, clearedByDefault(capability)) & secret) === secret;
  if (sinks.some(isSecret)) remarks.push("a secret would go there, which no such rule clears");
  return remarks;
}

/** The text of a policy.neuro. `kept` are rules of an earlier policy that stay. */
export function policyText(rules: readonly NeededRule[], kept: readonly string[]): string {
  if (rules.length === 0 && kept.length === 0) return "policy {}\n";
  const lines = [
    ...rules.flatMap(({ rule, reasons }) => [
      ...reasons.map((reason) => `  // ${reason}`),
      `  ${rule}`,
    ]),
    ...kept.map((rule) => `  ${rule}`),
  ];
  return `policy {\n${lines.join("\n")}\n}\n`;
}
