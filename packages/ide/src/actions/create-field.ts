/** A field that is read or given and not there yet joins its record. */

import { definitionOf } from "../mentions.ts";
import { problemAt } from "../rewriting/problems.ts";
import { around } from "../rewriting/selection.ts";
import { typeText, valueOf } from "../rewriting/type-text.ts";
import { moduleOf } from "../snapshot.ts";
import { type Action, type ActionContext } from "./action.ts";

export const createField: Action = {
  name: "create-field",
  find(context) {
    const problem = problemAt(context, "unknown-field");
    const found = problem && (read(context) ?? given(context));
    const record = found?.owner === undefined ? undefined : context.snapshot.item(found.owner);
    if (problem === undefined || record?.kind !== "RecordDeclaration") return [];
    const file = moduleOf(found!.owner!);
    const written = context.snapshot.written(file);
    if (written === undefined || !context.snapshot.isOwn(file)) return [];
    const last = record.fields.at(-1);
    const { text } = written.source;
    const isOpen =
      last !== undefined && /\n/.test(text.slice(record.name.end, record.fields[0]!.start));
    const at = last?.end ?? text.indexOf("{", record.name.end) + 1;
    const separator = isOpen ? "\n" : last === undefined ? " " : ", ";
    // Records that are built elsewhere stay whole.
    const field = `${found!.name}: ${found!.type} = ${found!.value}`;
    return [
      {
        title: `Create the field \`${found!.name}\``,
        kind: "quickfix",
        mends: problem,
        edits: [
          {
            span: { file, start: at, end: at },
            newText: `${separator}${field}${last === undefined ? " " : ""}`,
          },
        ],
      },
    ];
  },
};

function read(context: ActionContext) {
  const member = around(context, "MemberAccess");
  if (member === undefined) return undefined;
  const owner = definitionOf(context.module.facts.types.get(member.receiver));
  return { owner, name: member.name.text, type: "?", value: "?" };
}

function given(context: ActionContext) {
  const { snapshot, module } = context;
  const literal = around(context, "RecordLiteral");
  const field = around(context, "RecordField");
  if (literal === undefined || field === undefined) return undefined;
  const type = field.value && module.facts.types.get(field.value);
  const text = (type && typeText(snapshot, module, type)) ?? "?";
  const owner = module.facts.records.get(literal)?.definition;
  return { owner, name: field.name.text, type: text, value: valueOf(type) };
}
