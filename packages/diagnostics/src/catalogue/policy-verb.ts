import { diagnostic } from "../problem.ts";

export const policyVerb = diagnostic<{ verb: string; suggestion: string | undefined }>({
  code: "P1102",
  name: "policy-verb",
  severity: "error",
  message: ({ verb, suggestion }) =>
    suggestion === undefined
      ? `A rule of a policy cannot begin with \`${verb}\`.`
      : `A rule of a policy cannot begin with \`${verb}\`. Did you mean \`${suggestion}\`?`,
  label: "no kind of rule",
  hint: "Rules begin with `allow`, `treat`, `trust`, `limit` or `keep`. What is not allowed is not allowed: there is no rule that forbids.",
  page: `A policy is a list of rules, and each begins with what it does: \`allow\` lets a program touch something, \`treat\` says how private what it reads is and how far it can be trusted, \`trust\` lets a module take labels off, \`limit\` and \`keep\` bound what it spends and how long it keeps things.

Everything starts as forbidden, so there is no rule that forbids, and the order of the rules says nothing.`,
  bad: `policy {
  alow env
}`,
  good: `policy {
  allow env
}`,
});
