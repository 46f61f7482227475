import { diagnostic } from "../problem.ts";

export const notCleared = diagnostic<{
  callee: string;
  capability: string;
  label: string;
  /** The callee is a value here, and called by whoever gets it. */
  handedOn: boolean;
  rule: string | undefined;
  /** The rule would open all places, where the policy opens some. */
  opensMore: boolean;
}>({
  code: "P1108",
  name: "not-cleared",
  severity: "error",
  message: ({ callee, capability, label, handedOn }) =>
    handedOn
      ? `\`${callee}\` is handed on to what works with something ${label}: whether and how it calls \`${callee}\` may depend on that and show in \`${capability}\`, and the policy does not clear that.`
      : `What is ${label} would reach \`${capability}\` through \`${callee}\`, and the policy does not clear that.`,
  label: ({ label, handedOn }) =>
    handedOn ? `called by what works with something ${label}` : `${label} here`,
  hint: ({ rule, opensMore }) =>
    rule === undefined
      ? 'A secret is cleared by its name and for its own sink alone: `allow secret NAME to "host"`. Otherwise do not hand it over.'
      : opensMore
        ? `Where it goes is known only when the program runs, so that only a rule for all places would clear it: \`${rule}\`. That opens more than the policy does now: better give it a target that stands in the program.`
        : `If it may go there, write into policy.neuro: \`${rule}\``,
  page: `That a program may write a file does not say that private data may be in it. A rule \`allow personal fs.write in "./out/**"\` clears personal data for these files; \`allow secret NAME to "host"\` clears one secret for its own host. The console and the program's own store are cleared for what is personal. The related places show the whole way of the data, and the calls from \`main\` to here.

A neuro that is handed on as a value is called by somebody who may look at what it gave back before, and at all else that was handed over with it. So its effect counts as depending on both.

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
