import { diagnostic } from "../problem.ts";

export const unknownField = diagnostic<{
  name: string;
  type: string;
  suggestion: string | undefined;
}>({
  code: "P0309",
  name: "unknown-field",
  severity: "error",
  message: ({ name, type }) => `\`${type}\` has no field \`${name}\`.`,
  label: "no such field",
  hint: ({ suggestion }) =>
    suggestion === undefined ? undefined : `Did you mean \`${suggestion}\`?`,
  page: `A field is read with \`.\` and must stand in the type's declaration. A variant's fields can be read where the value is known to be that variant: after \`is\`, or in an arm of a \`match\`.

Ways out: correct the name, or test the variant first.`,
  bad: `type Mail { subject: Text }

export neuro title(mail: Mail) -> Text = mail.subjekt`,
  good: `type Mail { subject: Text }

export neuro title(mail: Mail) -> Text = mail.subject`,
});
