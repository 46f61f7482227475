import { diagnostic } from "../problem.ts";

export const unknownField = diagnostic<{
  name: string;
  type: string;
  suggestion: string | undefined;
  /** What to write before it, if the Text that the value holds has it. */
  text?: string;
}>({
  code: "P0309",
  name: "unknown-field",
  severity: "error",
  message: ({ name, type }) => `\`${type}\` has no field \`${name}\`.`,
  label: "no such field",
  hint({ name, suggestion, text }) {
    if (text !== undefined) return `The text inside has it: \`value${text}.${name}\`.`;
    return suggestion === undefined ? undefined : `Did you mean \`${suggestion}\`?`;
  },
  page: `A field is read with \`.\` and must stand in the type's declaration. A variant's fields can be read where the value is known to be that variant: after \`is\`, or in an arm of a \`match\`.

Ways out: correct the name, or test the variant first.`,
  bad: `type Mail { subject: Text }

export neuro title(mail: Mail) -> Text = mail.subjekt`,
  good: `type Mail { subject: Text }

export neuro title(mail: Mail) -> Text = mail.subject`,
});
