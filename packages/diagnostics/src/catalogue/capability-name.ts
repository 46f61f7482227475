import { diagnostic } from "../problem.ts";

export const capabilityName = diagnostic<{ name: string }>({
  code: "P0803",
  name: "capability-name",
  severity: "error",
  message: ({ name }) => `\`${name}\` is not a capability that \`given\` can replace.`,
  label: "no such capability",
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
