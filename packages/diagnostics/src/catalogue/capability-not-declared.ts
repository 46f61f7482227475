import { diagnostic } from "../problem.ts";

export const capabilityNotDeclared = diagnostic<{ capability: string; name: string }>({
  code: "P0802",
  name: "capability-not-declared",
  severity: "error",
  message: ({ capability, name }) =>
    `\`${name}\` uses \`${capability}\`, which its signature does not say.`,
  label: "uses it here",
  hint: ({ capability }) => `Add \`${capability}\` to the \`uses\` of the signature.`,
  page: `A written \`uses\` row is complete: it says all that a piece may touch.

Ways out: add the capability, or move the call out.`,
  bad: `export neuro hello() uses clock { print("hi") }`,
  good: `export neuro hello() uses console { print("hi") }`,
});
