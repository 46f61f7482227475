import { diagnostic } from "../problem.ts";

export const exportedCapability = diagnostic<{ name: string; capabilities: readonly string[] }>({
  code: "P0804",
  name: "exported-capability",
  severity: "error",
  message: ({ name, capabilities }) =>
    `\`${name}\` uses ${capabilities.map((each) => `\`${each}\``).join(" and ")}, which its signature does not say.`,
  label: "exported without it",
  hint: ({ capabilities }) => `Add \`uses ${capabilities.join(", ")}\` to the signature.`,
  page: `Whoever calls an exported neuro relies on its signature: what it may touch is written there, and whether a call of it waits follows from that. An edit in its body can then not change either unseen. The places below the problem show through which calls each capability comes in.

Ways out: add the \`uses\` clause (\`neuroc check --fix\` writes it), move the call out, or take the \`export\` away: on private neuros the clause is inferred. \`main\` needs none. Foreign code that says nothing may do anything, \`uses js\`; \`uses ()\` says that it does nothing but compute.`,
  bad: `export neuro hello() { print("hi") }`,
  good: `export neuro hello() uses console { print("hi") }`,
});
