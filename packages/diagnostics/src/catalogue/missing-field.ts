import { diagnostic } from "../problem.ts";

export const missingField = diagnostic<{ names: readonly string[]; type: string }>({
  code: "P0410",
  name: "missing-field",
  severity: "error",
  message: ({ names, type }) =>
    `\`${type}\` also needs ${names.map((name) => `\`${name}\``).join(", ")}.`,
  label: "fields are missing",
  hint: "Give each a value, or take the others from a value with `..`.",
  page: `A record is built with all its fields, except those with a default.

Ways out: add the fields, give them defaults in the type, or spread another value of the type: \`Mail { ..old, subject: "re" }\`.`,
  bad: `type Mail { subject: Text, body: Text }

export neuro hello() -> Mail = Mail { subject: "hi" }`,
  good: `type Mail { subject: Text, body: Text = "" }

export neuro hello() -> Mail = Mail { subject: "hi" }`,
});
