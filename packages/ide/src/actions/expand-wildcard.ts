/** `_` at the end of a `match` on a sum becomes one arm for each variant that is left. */

import type * as tree from "@neuro-lang/parser";
import { around, isOn } from "../rewriting/selection.ts";
import { type Action, type ActionContext, insert, replace, textOfNode } from "./action.ts";

export const expandWildcard: Action = {
  name: "expand-wildcard",
  find(context) {
    const node = around(context, "Match");
    const last = node?.arms.at(-1);
    if (node === undefined || last?.pattern.kind !== "WildcardPattern" || last.guard !== undefined)
      return [];
    const isHere =
      isOn(context, node.start, node.subject.end) || isOn(context, last.start, last.pattern.end);
    const left = isHere ? variantsLeft(context, node) : [];
    if (left.length === 0) return [];
    const [first, ...others] = left;
    const body = textOfNode(context, last.body);
    return [
      {
        title: "Write out the cases of `_`",
        kind: "refactor.rewrite",
        edits: [
          replace(context, last.pattern, first!),
          ...(others.length === 0
            ? []
            : [insert(context, last.end, others.map((name) => `\n${name} => ${body}`).join(""))]),
        ],
      },
    ];
  },
};

/** Those that no arm before the last speaks of. */
function variantsLeft(
  { snapshot, module }: ActionContext,
  { subject, arms }: tree.Match,
): readonly string[] {
  const type = module.facts.types.get(subject);
  const sum = type?.kind === "named" ? snapshot.definition(type.definition) : undefined;
  if (sum?.kind !== "sum") return [];
  const patterns = arms
    .slice(0, -1)
    .flatMap(({ pattern }) => (pattern.kind === "OrPattern" ? pattern.alternatives : [pattern]));
  const named = patterns.map((pattern) =>
    pattern.kind === "VariantPattern" ? module.facts.patterns.get(pattern)?.variant : undefined,
  );
  // A part of a variant may be left as well.
  const isWhole = patterns.every(
    (pattern) =>
      pattern.kind === "VariantPattern" &&
      (pattern.arguments ?? []).every(
        ({ pattern: { kind } }) => kind === "BindingPattern" || kind === "WildcardPattern",
      ),
  );
  if (!isWhole || arms.some(({ guard }) => guard !== undefined)) return [];
  return sum.variants.map(({ name }) => name).filter((name) => !named.includes(name));
}
