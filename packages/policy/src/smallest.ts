/** The smallest policy that a program needs, with the reason of each rule. */

import { bottom, excess, type Label, secret } from "@neuro-lang/labels";
import { grantedByDefault, type Policy } from "./policy.ts";
import { nameOf, type Reach, type Sink, type Step, type Taker } from "./reach.ts";
import { clearable, moduleAsWritten, ruleFor, takenOff, trustRule } from "./rules.ts";

/** A place as it is shown: `main.neuro:12`. */
export type ShowPlace = (span: { readonly file: string; readonly start: number }) => string;

export interface NeededRule {
  readonly rule: string;
  /** Why: one line a call, or what there is to be said. */
  readonly reasons: readonly string[];
}

/** Rules under which the program fits, the fewest and narrowest that are found. */
export function neededRules(reach: Reach, policy: Policy, show: ShowPlace): readonly NeededRule[] {
  const groups = new Map<string, { capability: string; label: Label; sinks: Sink[] }>();
  for (const sink of reach.sinks) {
    const { capability } = sink;
    const granted = grantedByDefault(capability);
    const label = clearable(sink.label);
    // A default grant is enough, unless the label asks for more.
    if (granted !== undefined && excess(label, granted) === bottom) continue;
    const key = `${capability} ${label}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { capability, label, sinks: [sink] });
    else group.sinks.push(sink);
  }
  const needed = [...merged([...groups.values()])].map(
    ({ capability, label, sinks }): NeededRule => ({
      rule: ruleFor(capability, label, sinks),
      reasons: [...reasonsOf(sinks, show), ...remarksOn(sinks)],
    }),
  );
  const trusts = new Map<string, Taker[]>();
  for (const taker of reach.takers) {
    const module = moduleAsWritten(taker.span.file, policy);
    for (const label of takenOff(taker)) {
      const rule = trustRule({ module }, label);
      trusts.set(rule, [...(trusts.get(rule) ?? []), taker]);
    }
  }
  for (const [rule, takers] of trusts)
    needed.push({
      rule,
      reasons: takers.map(
        (taker) => `${chainOf(taker.chain)}\`${nameOf(taker.id)}\` at ${show(taker.span)}`,
      ),
    });
  return needed.toSorted((a, b) => (a.rule < b.rule ? -1 : 1));
}

interface Group {
  readonly capability: string;
  readonly label: Label;
  readonly sinks: readonly Sink[];
}

/** If a target is known only at run time, any rule of its capability may be the one that it meets: then one says it all. */
function merged(groups: readonly Group[]): readonly Group[] {
  const byCapability = Map.groupBy(groups, ({ capability }) => capability);
  return [...byCapability].flatMap(([capability, all]) => {
    const open = all.some(({ sinks }) => sinks.some(({ targets }) => targets.includes(undefined)));
    if (!open || all.length === 1) return all;
    const label = all.reduce((joined, group) => joined | group.label, bottom);
    return [{ capability, label, sinks: all.flatMap(({ sinks }) => sinks) }];
  });
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
  if (sinks.some(({ targets }) => targets.includes(undefined)))
    remarks.push("which ones is known only when it runs: narrow it if you can");
  if (sinks.some(({ label }) => (label & secret) === secret))
    remarks.push("a secret would go there, which no such rule clears");
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
