import { diagnostic } from "../problem.ts";

export const policyPlace = diagnostic<{ what: string }>({
  code: "P1101",
  name: "policy-place",
  severity: "error",
  message: ({ what }) => what,
  label: "not here",
  hint: "The policy is a file of its own, `policy.neuro`, beside the package.json; it holds one `policy { … }` and nothing else.",
  page: `A policy says what a program may touch, and belongs to the person who runs the program. So it stands in a file of its own, \`policy.neuro\` beside the package.json, and never in the program: a program cannot grant itself anything, and who changes the program does not change by the way what it may do.

Ways out: move the rules to \`policy.neuro\`, and everything else out of it. \`neuroc policy main.neuro\` shows the smallest policy that a program needs.`,
  bad: `policy {
  allow fs.read in "./data/**"
}

policy {
  allow env
}`,
  good: `policy {
  allow fs.read in "./data/**"
  allow env
}`,
});
