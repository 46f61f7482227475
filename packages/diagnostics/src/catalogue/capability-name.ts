import { diagnostic } from "../problem.ts";

export const capabilityName = diagnostic<{ name: string; suggestion: string | undefined }>({
  code: "P0803",
  name: "capability-name",
  severity: "error",
  message: ({ name }) => `\`${name}\` is not a capability that \`given\` can replace.`,
  label: "no such capability",
  hint: ({ suggestion }) =>
    suggestion === undefined ? undefined : `Did you mean \`${suggestion}\`?`,
  page: `\`given(clock: …, random: …) { … }\` replaces capabilities by name.

Ways out: correct the name.`,
  bad: `test "later" {
  given(clokc: 1) {
    expect true
  }
}`,
  good: `test "later" {
  expect true
}`,
});
