/** The names of the fields are written into the pattern of a variant: `Circle(r)` becomes `Circle(radius: r)`. */

import { variantOf } from "../referents.ts";
import { around, isOn } from "../rewriting/selection.ts";
import { type Action, insert } from "./action.ts";

export const patternNames: Action = {
  name: "pattern-names",
  find(context) {
    const pattern = around(context, "VariantPattern");
    const given = pattern?.arguments ?? [];
    if (pattern === undefined || !isOn(context, pattern.start, pattern.path.at(-1)!.end)) return [];
    if (given.length === 0 || given.some(({ name }) => name !== undefined)) return [];
    const meaning = context.module.facts.patterns.get(pattern);
    if (meaning?.variant === undefined) return [];
    const fields = variantOf(context.snapshot, meaning.definition, meaning.variant)?.fields ?? [];
    if (fields.length < given.length) return [];
    return [
      {
        title: "Name the fields",
        kind: "refactor.rewrite",
        edits: given.map(({ start }, index) =>
          insert(context, start, `${fields[index]!.name.text}: `),
        ),
      },
    ];
  },
};
