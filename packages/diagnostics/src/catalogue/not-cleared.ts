import { diagnostic } from "../problem.ts";

export const notCleared = diagnostic<{
  callee: string;
  capability: string;
  label: string;
  rule: string | undefined;
}>({
  code: "P1108",
  name: "not-cleared",
  severity: "error",
  message: ({ callee, capability, label }) =>
    `What is ${label} would reach \`${capability}\` through \`${callee}\`, and the policy does not clear that.`,
  label: ({ label }) => `${label} here`,
  hint: ({ rule }) =>
    rule === undefined
      ? 'A secret is cleared by its name and for its own sink alone: `allow secret NAME to "host"`. Otherwise do not hand it over.'
      : `If it may go there, write into policy.neuro: \`${rule}\``,
  page: `That a program may write a file does not say that private data may be in it. A rule \`allow personal fs.write in "./out/**"\` clears personal data for these files; \`allow secret NAME to "host"\` clears one secret for its own host. The console and the program's own store are cleared for what is personal. The related places show the whole way of the data, and the calls from \`main\` to here.

Ways out: clear it; do not hand it over; or let a module that the policy trusts take the label off.`,
  bad: `policy {
  allow fs.write in "./out/**"
}

import { writeText } from "neuro:fs"

neuro save(diary: personal Text) uses fs.write(personal) {
  _ = attempt writeText("out/diary.txt", diary)
}

neuro main() { save("dear diary") }`,
  good: `policy {
  allow personal fs.write in "./out/**"
}

import { writeText } from "neuro:fs"

neuro save(diary: personal Text) uses fs.write(personal) {
  _ = attempt writeText("out/diary.txt", diary)
}

neuro main() { save("dear diary") }`,
});
