/** A type that is written and not there yet: a record with the fields that are given, or one without. */

import type * as tree from "@neuro-lang/parser";
import { behindItem, itemAround } from "../rewriting/item-places.ts";
import { problemAt } from "../rewriting/problems.ts";
import { around } from "../rewriting/selection.ts";
import { typeText } from "../rewriting/type-text.ts";
import { type Action, type ActionContext, insert } from "./action.ts";

export const createType: Action = {
  name: "create-type",
  find(context) {
    const problem = problemAt(context, "unknown-type");
    const item = itemAround(context);
    if (problem === undefined || item === undefined) return [];
    const name = context.source.text.slice(problem.span.start, problem.span.end);
    if (!/^\p{Lu}[\p{L}\p{N}_]*$/u.test(name)) return [];
    const literal = around(context, "RecordLiteral");
    const isBuilt = literal?.type?.start === problem.span.start;
    const fields = isBuilt ? fieldsOf(context, literal) : [];
    const body = fields.length === 0 ? "{}" : `{ ${fields.join(", ")} }`;
    return [
      {
        title: `Create the type \`${name}\``,
        kind: "quickfix",
        mends: problem,
        edits: [insert(context, behindItem(context, item), `\n\ntype ${name} ${body}`)],
      },
    ];
  },
};

function fieldsOf(
  { snapshot, module }: ActionContext,
  { fields }: tree.RecordLiteral,
): readonly string[] {
  return fields.flatMap((field) => {
    if (field.kind !== "RecordField") return [];
    const type = field.value && module.facts.types.get(field.value);
    return [`${field.name.text}: ${(type && typeText(snapshot, module, type)) ?? "?"}`];
  });
}
