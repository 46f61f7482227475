import { diagnostic } from "../problem.ts";

export const policyRule = diagnostic<{ wrong: string; form: string }>({
  code: "P1104",
  name: "policy-rule",
  severity: "error",
  message: ({ wrong }) => wrong,
  label: "here",
  hint: ({ form }) => `The form of this rule is \`${form}\`.`,
  page: `The rules of a policy have these forms:

- \`allow CAPABILITY\`, with \`in "./data/**", …\` for files, \`to "api.example.org", …\` for hosts and for programs that are started
- \`allow personal CAPABILITY …\`: personal data may go there, too
- \`allow CAPABILITY … under untrusted\`: it may happen because something untrusted says so
- \`allow secret NAME to "host", …\`: the secret may go to these hosts, and nowhere else
- \`treat CAPABILITY … as personal untrusted\`: what is read there is private, or not to be trusted
- \`trust "./module" to declassify personal\`, \`trust "./module" to endorse\`
- \`limit memory 2GB\`, \`limit cpu 0.05\`
- \`keep personal 30d\``,
  bad: `policy {
  allow fs.read to "./data/**"
}`,
  good: `policy {
  allow fs.read in "./data/**"
}`,
});
