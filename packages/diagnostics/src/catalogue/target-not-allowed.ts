import { diagnostic } from "../problem.ts";

export const targetNotAllowed = diagnostic<{
  callee: string;
  capability: string;
  target: string;
  /** The call looks into all folders below the target as well. */
  below: boolean;
  rule: string;
}>({
  code: "P1107",
  name: "target-not-allowed",
  severity: "error",
  message: ({ callee, capability, target, below }) =>
    `The policy allows \`${capability}\` elsewhere, but not for ` +
    (below
      ? `all that is below \`${target}\`, where \`${callee}\` looks.`
      : `\`${target}\`, which is what \`${callee}\` gets here.`),
  label: ({ target, below }) => (below ? `all below ${target}` : target),
  hint: ({ rule }) => `If the program may do that, write into policy.neuro: \`${rule}\``,
  page: `A rule with \`in\` or \`to\` allows a capability for these files, hosts or programs alone. Where the target stands in the program it is compared before anything runs; where it is known only later, the running program is stopped by the failure \`Denied\`. Relative paths start at the folder of the policy.

Ways out: widen the rule or add another; or use a target that is allowed.`,
  bad: `policy {
  allow fs.read in "./data/**"
}

import { readText } from "neuro:fs"

neuro main() { print(readText("notes.txt") catch "") }`,
  good: `policy {
  allow fs.read in "./data/**"
}

import { readText } from "neuro:fs"

neuro main() { print(readText("data/notes.txt") catch "") }`,
});
