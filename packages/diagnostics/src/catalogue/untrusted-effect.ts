import { diagnostic } from "../problem.ts";

export const untrustedEffect = diagnostic<{
  capability: string;
  callee: string;
  label: string;
  name: string;
}>({
  code: "P1004",
  name: "untrusted-effect",
  severity: "error",
  message: ({ callee, capability }) =>
    `What is untrusted would decide what \`${callee}\` does with \`${capability}\`.`,
  label: "what is untrusted decides this",
  hint: "Decide from something trusted: a choice out of a list of your own, or a checked constructor.",
  page: `Text from outside must not give orders: which file is written, which program runs, who gets a mail, and whether that happens at all is decided by what is trusted. What is merely carried may be untrusted: a parameter that says \`untrusted\` takes it. The related places show where it came from.

Ways out: choose from values of your own (\`match\` on the text gives a trusted value only where the arms do), declare the parameter \`untrusted\` if it is only carried, or say in the row that the effect may happen under untrusted control, \`uses console(untrusted)\`, and leave it to the policy.`,
  bad: `neuro announce(mail: untrusted Text) uses console {
  if mail.startsWith("urgent") { print("ring the bell") }
}

neuro main() { announce("hello") }`,
  good: `neuro announce(mail: untrusted Text) uses console(untrusted) {
  if mail.startsWith("urgent") { print("ring the bell") }
}

neuro main() { announce("hello") }`,
});
