import { diagnostic } from "../problem.ts";

export const impureDefault = diagnostic<{ field: string; why: string }>({
  code: "P0806",
  name: "impure-default",
  severity: "error",
  message: ({ field, why }) =>
    `The default of the field \`${field}\` has to be pure, but it ${why}.`,
  label: "not pure",
  hint: "Take the default away and give the field its value where the record is made.",
  page: `A record or variant is made without touching anything: \`Mail { subject: "hi" }\` is only a value, and a constructor may be passed on as a function that uses nothing. So the defaults of fields touch nothing and cannot fail. The default of a neuro's parameter may: it counts as written at the call.

Ways out: write the value where the record is made, or make it in a neuro whose signature says what it uses.`,
  bad: `import { now } from "neuro:time"

export type Note { text: Text, at: Time = now() }`,
  good: `import { now } from "neuro:time"

export type Note { text: Text, at: Time }

export neuro note(text: Text, at: Time = now()) -> Note uses clock = Note { text, at }`,
});
