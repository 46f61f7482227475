import { diagnostic } from "../problem.ts";

export const policyNotEnforced = diagnostic<{ verb: string }>({
  code: "P1105",
  name: "policy-not-enforced",
  severity: "hint",
  message: ({ verb }) => `I understand this rule, but nothing holds a program to \`${verb}\` yet.`,
  label: "not enforced yet",
  hint: "It is kept as written; see docs/roadmap.md for what is built when.",
  page: `\`limit\` and \`keep\` are read and checked for their form. What holds a program to them, the sandbox of the operating system and the store, is not built yet, and a rule that does nothing must not look as if it did.

Ways out: leave the rule for later, or bound the program from outside (\`ulimit\`, a container).`,
  bad: `policy {
  limit memory 2GB
}`,
  good: `policy {
  allow fs.read in "./data/**"
}`,
});
