import { diagnostic } from "../problem.ts";

export const exportedCapability = diagnostic<{ name: string; capabilities: readonly string[] }>({
  code: "P0804",
  name: "exported-capability",
  severity: "warning",
  message: ({ name, capabilities }) =>
    `\`${name}\` uses ${capabilities.map((each) => `\`${each}\``).join(" and ")}, which its signature does not say.`,
  label: "exported without it",
  hint: ({ capabilities }) => `Add \`uses ${capabilities.join(", ")}\` to the signature.`,
  page: `Whoever calls an exported neuro relies on its signature: what it may touch is written there. It is a warning for as long as capabilities are not granted by a policy.

Ways out: add the \`uses\` clause (there is a fix), or take the \`export\` away.`,
  bad: `export neuro hello() { print("hi") }`,
  good: `export neuro hello() uses console { print("hi") }`,
});
