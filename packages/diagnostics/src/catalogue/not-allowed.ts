import { diagnostic } from "../problem.ts";

export const notAllowed = diagnostic<{
  callee: string;
  capability: string;
  allows: string;
  rule: string;
  write: string | undefined;
  /** What there is of rules speaks of targets, and the call is one of foreign code. */
  foreign: boolean;
}>({
  code: "P1106",
  name: "not-allowed",
  severity: "error",
  message: ({ callee, capability, allows }) =>
    `\`${callee}\` needs \`${capability}\` (${allows}), which the policy does not allow.`,
  label: ({ capability }) => `needs ${capability}`,
  hint: ({ rule, write, foreign }) =>
    foreign
      ? `Foreign code is not held to \`in\` and \`to\`, so that only a rule without them allows it: \`${rule}\``
      : write === undefined
        ? `If the program may do that, write into policy.neuro: \`${rule}\``
        : `There is no policy.neuro. If the program may do what it does, \`${write}\` writes one, with \`${rule}\` and the reason of each rule.`,
  page: `What a program may touch is decided by the person who runs it, in \`policy.neuro\` beside the package.json. Without a rule a program may use the console, its arguments, the clock, timers, chance and its own store, and nothing else. The related places show how \`main\` comes to the call.

Foreign code (an \`extern neuro\`) that says \`uses fs.read\` can read any file: \`in\` and \`to\` hold the standard library, not JavaScript that goes its own ways. Only a rule without them allows it.

Ways out: allow it, as narrowly as it makes sense; or do without the call.`,
  bad: `policy {
  allow env
}

import { readText } from "neuro:fs"

neuro main() { print(readText("notes.txt") catch "") }`,
  good: `policy {
  allow fs.read in "./notes.txt"
}

import { readText } from "neuro:fs"

neuro main() { print(readText("notes.txt") catch "") }`,
});
