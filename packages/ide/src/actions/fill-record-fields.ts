/** The fields that a record still needs are written, each with a value to begin with. */

import { closest } from "@neuro-lang/diagnostics";
import { around } from "../rewriting/selection.ts";
import { valueOf } from "../rewriting/type-text.ts";
import { type Action, insert, replace } from "./action.ts";
import { problemAt } from "../rewriting/problems.ts";

export const fillRecordFields: Action = {
  name: "fill-record-fields",
  find(context) {
    const literal = around(context, "RecordLiteral");
    const built = literal && context.module.facts.records.get(literal);
    if (literal === undefined || built === undefined) return [];
    const { snapshot, source } = context;
    const definition = snapshot.definition(built.definition);
    const fields =
      definition?.kind === "record"
        ? definition.fields
        : definition?.kind === "sum"
          ? definition.variants.find(({ name }) => name === built.variant)?.fields
          : undefined;
    if (fields === undefined || literal.fields.some(({ kind }) => kind === "Spread")) return [];
    const names = fields.map(({ name }) => name);
    // A slip of the keyboard is mended, not filled in for.
    const given = new Set(
      literal.fields.flatMap((field) => {
        if (field.kind !== "RecordField") return [];
        const { text } = field.name;
        return names.includes(text) ? text : (closest(text, names) ?? []);
      }),
    );
    const missing = fields.filter(({ name, hasDefault }) => !hasDefault && !given.has(name));
    if (missing.length === 0) return [];
    const written = missing.map(({ name, type }) => `${name}: ${valueOf(type)}`).join(", ");
    const last = literal.fields.at(-1);
    const open = source.text.indexOf("{", literal.type?.end ?? literal.start) + 1;
    const problem = problemAt(context, "missing-field");
    return [
      {
        title: "Fill in the fields that are missing",
        kind: problem === undefined ? "refactor.rewrite" : "quickfix",
        ...(problem === undefined ? {} : { mends: problem, preferred: true }),
        edits: [
          last === undefined
            ? replace(context, { start: open, end: literal.end - 1 }, ` ${written} `)
            : insert(context, last.end, `, ${written}`),
        ],
      },
    ];
  },
};
