/** The rules that would make a program fit: what problems offer, and what `neuroc policy` writes. */

import {
  bottom,
  excess,
  type Label,
  labelOf,
  personal,
  secret,
  untrusted,
  wordsOf,
} from "@neuro-lang/labels";
import { quote } from "@neuro-lang/runtime";
import { clearedByDefault, type Policy, targetKind } from "./policy.ts";
import type { Sink, Taker } from "./reach.ts";
import { narrowestPattern, targetFits } from "./targets.ts";

/** The narrowest patterns under which these calls, all of one capability, can be made; undefined for no pattern at all. */
export function patternsFor(
  sinks: readonly Sink[],
  { folder }: Policy,
): readonly string[] | undefined {
  const patterns = new Set<string>();
  for (const { callee, capability, targets } of sinks) {
    for (const target of targets) {
      if (target === undefined) return undefined;
      patterns.add(narrowestPattern(callee, capability, target));
    }
  }
  const capability = sinks[0]?.capability ?? "";
  const all = [...patterns].toSorted();
  // A folder as a whole says what its parts would say again.
  return all.filter(
    (pattern) =>
      !all.some((other) => other !== pattern && targetFits(capability, [other], pattern, folder)),
  );
}

/** The narrowest rule under which these calls, all of one capability and label, can be made. */
export function ruleFor(label: Label, sinks: readonly [Sink, ...Sink[]], policy: Policy): string {
  const [{ capability }] = sinks;
  const kind = targetKind(capability);
  const patterns = patternsFor(sinks, policy) ?? [];
  const asked = excess(label, clearedByDefault(capability));
  const words = ["allow"];
  if ((asked & personal) !== 0) words.push("personal");
  words.push(capability);
  if (kind !== undefined && patterns.length > 0)
    words.push(kind.clause, patterns.map(quote).join(", "));
  if ((asked & untrusted) !== 0) words.push("under untrusted");
  return words.join(" ");
}

/** What a rule can clear of a label: a secret it cannot. */
export function clearable(label: Label): Label {
  return excess(label, secret) | (label & personal);
}

/** What a rule has to say that the call can be made: what no rule can clear, and what any rule does, is left out. */
export function askedOf({ capability, label }: Sink): Label {
  return excess(clearable(label), clearedByDefault(capability));
}

/** The rule that lets a module take off what this neuro takes off. */
export function trustRule({ module }: { readonly module: string }, takesOff: Label): string {
  return takesOff === untrusted
    ? `trust ${quote(module)} to endorse`
    : `trust ${quote(module)} to declassify ${wordsOf(takesOff)}`;
}

/** The parts of what a neuro takes off that a rule of its own is needed for. */
export function takenOff({ declaration: { signature } }: Taker): readonly Label[] {
  let declassified = bottom;
  for (const { label } of signature.declassifies) declassified |= labelOf(label) ?? bottom;
  const found: Label[] = [];
  if ((declassified & secret) !== 0) found.push(declassified & secret);
  if (signature.endorses || (declassified & untrusted) !== 0) found.push(untrusted);
  return found;
}

/** A module as a policy names it. */
export function moduleAsWritten(path: string, { folder }: Policy): string {
  const inside = path.lastIndexOf("/node_modules/");
  if (inside !== -1) {
    const [first = "", second = ""] = path.slice(inside + "/node_modules/".length).split("/");
    return first.startsWith("@") ? `${first}/${second}` : first;
  }
  if (path.startsWith("neuro:")) return path;
  return relativePath(folder, path).replace(/\.neuro$/, "");
}

function relativePath(folder: string, path: string): string {
  const from = folder === "/" ? [] : folder.split("/").slice(1);
  const to = path.split("/").slice(1);
  let same = 0;
  while (same < from.length && from[same] === to[same]) same += 1;
  const up = from.slice(same).map(() => "..");
  return [...(up.length === 0 ? ["."] : up), ...to.slice(same)].join("/");
}
