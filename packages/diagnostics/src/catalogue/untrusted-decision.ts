import { diagnostic } from "../problem.ts";

export const untrustedDecision = diagnostic<{ name: string }>({
  code: "P1006",
  name: "untrusted-decision",
  severity: "error",
  message: ({ name }) => `What is untrusted would decide whether \`${name}\` takes a label off.`,
  label: "what is untrusted decides whether this happens",
  hint: "Call it before anything untrusted decides what happens.",
  page: `What takes labels off values is called only where trusted control comes by: else whoever wrote the untrusted text could choose what is released.

Ways out: call it for every value, outside of the branch, or decide from something trusted.`,
  bad: `import { within } from "neuro:fs"

neuro check(part: untrusted Text) {
  if part.startsWith("a") { _ = within("notes", part) catch "none" }
}

neuro main() { check("a.txt") }`,
  good: `import { within } from "neuro:fs"

neuro check(part: untrusted Text) {
  _ = within("notes", part) catch "none"
}

neuro main() { check("a.txt") }`,
});
