import { diagnostic } from "../problem.ts";

export const notAValue = diagnostic<{ name: string; what: string }>({
  code: "P0314",
  name: "not-a-value",
  severity: "error",
  message: ({ name, what }) => `\`${name}\` is ${what}, not a value.`,
  label: "not a value",
  page: `Types and namespaces have no value of their own. A record is written with its fields, \`Mail { subject: "hi" }\`; a namespace is followed by a member, \`json.parse(text)\`.

Ways out: build a value of the type, or name the member.`,
  bad: `type Mail { subject: Text }

export neuro blank() -> Mail = Mail`,
  good: `type Mail { subject: Text }

export neuro blank() -> Mail = Mail { subject: "" }`,
});
