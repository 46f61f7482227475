/** Words of a rule in `policy.neuro`, by what stands before them. */

import { ruleForms } from "@neuro-lang/policy";
import type * as tree from "@neuro-lang/parser";
import type { Site } from "../../site.ts";
import { type Offers, tiers } from "./offers.ts";
import { offerEach } from "./rows.ts";

export function offerPolicyWords(site: Site, offers: Offers, rule: tree.PolicyRule): void {
  const start = site.word.start - site.base;
  const before = rule.words.filter(({ end }) => end <= start);
  const words = (...texts: readonly string[]): void => {
    for (const [order, text] of texts.entries())
      offers.add({ label: text, sort: "keyword" }, tiers.keyword, { order });
  };
  const labels = (): void => words("personal", "secret", "untrusted");
  const [verb] = before;
  if (verb === undefined) {
    for (const [word, form] of ruleForms)
      offers.add(
        { label: word, sort: "keyword", from: form, about: { kind: "words", words: form } },
        tiers.own,
      );
    return;
  }
  const last = before.at(-1)!;
  const capability = partsBefore(before);
  switch (verb.text) {
    case "allow":
    case "treat":
      if (capability !== undefined) {
        offerEach(site, offers, capability, () => ({ wanted: false, left: true }));
        if (verb.text === "allow" && before.length === 1) words("personal", "secret");
        return;
      }
      if (last.text === "as") return labels();
      if (last.text === "under") return words("untrusted");
      if (last.sort === "text" || last.sort === "word")
        words(
          ...(last.sort === "text" ? [] : ["in", "to"]),
          verb.text === "allow" ? "under" : "as",
        );
      return;
    case "trust":
      if (last.sort === "text") words("to");
      if (last.text === "to") words("declassify", "endorse");
      if (last.text === "declassify") labels();
      return;
    case "limit":
      return before.length === 1 ? words("memory", "cpu") : undefined;
    case "keep":
      return before.length === 1 ? labels() : undefined;
  }
}

/** The parts of a capability's name that are written before the place; undefined where none is to be named. */
function partsBefore(before: readonly tree.PolicyWord[]): readonly string[] | undefined {
  const parts: string[] = [];
  for (let index = before.length - 1; before[index]?.text === "." && index > 0; index -= 2)
    parts.unshift(before[index - 1]!.text);
  const first = before.length - parts.length * 2;
  const lead = before.slice(1, first).map(({ text }) => text);
  return lead.every((text) => text === "personal") ? parts : undefined;
}
