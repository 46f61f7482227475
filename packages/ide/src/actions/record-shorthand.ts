/** `{ name: name }` and `{ name }` become each other. */

import { around } from "../rewriting/selection.ts";
import { type Action, insert, replace } from "./action.ts";

export const recordShorthand: Action = {
  name: "record-shorthand",
  find(context) {
    const field = around(context, "RecordField") ?? around(context, "FieldPattern");
    if (field === undefined) return [];
    const { name } = field;
    const part = field.kind === "RecordField" ? field.value : field.pattern;
    if (part === undefined)
      return [
        {
          title: `Write \`${name.text}: ${name.text}\``,
          kind: "refactor.rewrite",
          edits: [insert(context, name.end, `: ${name.text}`)],
        },
      ];
    const same =
      (part.kind === "Identifier" && part.name === name.text) ||
      (part.kind === "BindingPattern" && part.name.text === name.text);
    if (!same) return [];
    return [
      {
        title: `Write \`${name.text}\` alone`,
        kind: "refactor.rewrite",
        edits: [replace(context, { start: name.end, end: part.end }, "")],
      },
    ];
  },
};
