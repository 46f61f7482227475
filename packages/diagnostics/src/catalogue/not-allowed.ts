import { diagnostic } from "../problem.ts";

export const notAllowed = diagnostic<{
  callee: string;
  capability: string;
  allows: string;
  rule: string;
  write: string | undefined;
}>({
  code: "P1106",
  name: "not-allowed",
  severity: "error",
  message: ({ callee, capability, allows }) =>
    `\`${callee}\` needs \`${capability}\` (${allows}), which the policy does not allow.`,
  label: ({ capability }) => `needs ${capability}`,
  hint: ({ rule, write }) =>
    write === undefined
      ? `If the program may do that, write into policy.neuro: \`${rule}\``
      : `There is no policy.neuro. If the program may do what it does, \`${write}\` writes one, with \`${rule}\` and the reason of each rule.`,
  page: `What a program may touch is decided by the person who runs it, in \`policy.neuro\` beside the package.json. Without a rule a program may use the console, its arguments, the clock, timers, chance and its own store, and nothing else. The related places show how \`main\` comes to the call.

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
