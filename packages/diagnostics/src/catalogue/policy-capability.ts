import { diagnostic } from "../problem.ts";

export const policyCapability = diagnostic<{ capability: string; suggestion: string | undefined }>({
  code: "P1103",
  name: "policy-capability",
  severity: "error",
  message: ({ capability, suggestion }) =>
    suggestion === undefined
      ? `There is no capability \`${capability}\`.`
      : `There is no capability \`${capability}\`. Did you mean \`${suggestion}\`?`,
  label: "no capability",
  hint: "A policy names capabilities as signatures do after `uses`: `fs.read`, `process`, `env` ….",
  page: `A policy speaks of the capabilities that stand in signatures. A capability above others covers them: \`allow fs\` is \`allow fs.read\` and \`allow fs.write\`.

\`neuroc policy main.neuro\` shows which ones a program needs.`,
  bad: `policy {
  allow fs.reed in "./data/**"
}`,
  good: `policy {
  allow fs.read in "./data/**"
}`,
});
