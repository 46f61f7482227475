import { diagnostic } from "../problem.ts";

export const untrustedControl = diagnostic<{ callee: string; capability: string; rule: string }>({
  code: "P1109",
  name: "untrusted-control",
  severity: "error",
  message: ({ callee, capability }) =>
    `Something untrusted would decide what \`${callee}\` does with \`${capability}\`, and the policy does not allow that.`,
  label: "decided by what is untrusted",
  hint: ({ rule }) =>
    `Decide from something trusted, or, if it does no harm, write into policy.neuro: \`${rule}\``,
  page: `Text from outside must not give orders. A signature may say that an effect happens under untrusted control (\`uses fs.write(untrusted)\`); whether it may is for the policy to say, since it is the person who runs the program who bears what comes of it. The console alone is allowed by default.

Ways out: choose from values of your own, use a checked constructor such as \`within\`, or allow it.`,
  bad: `policy {
  allow fs.write in "./out/**"
}

import { writeText } from "neuro:fs"

neuro note(mail: untrusted Text) uses fs.write(untrusted) {
  if mail.startsWith("urgent") { _ = attempt writeText("out/urgent", "yes") }
}

neuro main() { note("urgent: call me") }`,
  good: `policy {
  allow fs.write in "./out/**" under untrusted
}

import { writeText } from "neuro:fs"

neuro note(mail: untrusted Text) uses fs.write(untrusted) {
  if mail.startsWith("urgent") { _ = attempt writeText("out/urgent", "yes") }
}

neuro main() { note("urgent: call me") }`,
});
