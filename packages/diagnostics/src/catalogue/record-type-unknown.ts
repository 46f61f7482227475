import { diagnostic } from "../problem.ts";

export const recordTypeUnknown = diagnostic({
  code: "P0411",
  name: "record-type-unknown",
  severity: "error",
  message: "I cannot tell which type this record has.",
  label: "record of which type?",
  hint: "Write its name before the brace: `Mail { … }`.",
  page: `\`{ … }\` without a name takes its type from its place: a parameter, an annotated binding, a field, a result.

Ways out: write the type's name before the brace, or annotate the place.`,
  bad: `type Mail { subject: Text }

export neuro hello() -> Text {
  let mail = { subject: "hi" }
  return "hi"
}`,
  good: `type Mail { subject: Text }

export neuro hello() -> Text {
  let mail = Mail { subject: "hi" }
  return mail.subject
}`,
});
