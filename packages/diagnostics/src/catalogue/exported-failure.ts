import { diagnostic } from "../problem.ts";

export const exportedFailure = diagnostic<{ name: string; types: readonly string[] }>({
  code: "P0701",
  name: "exported-failure",
  severity: "error",
  message: ({ name, types }) =>
    `\`${name}\` can fail with ${types.map((each) => `\`${each}\``).join(" or ")}, which its signature does not say.`,
  label: "can fail",
  hint: ({ types }) =>
    `Add \`fails ${types.join(" | ")}\` to the signature, or handle the failure with \`catch\`.`,
  page: `Whoever calls an exported neuro relies on its signature: what it may fail with is written there.

Ways out: add the \`fails\` clause (there is a fix), or handle the failure inside with \`catch\`.`,
  bad: `type Missing { key: Text }

export neuro find(key: Text) -> Int = fail Missing { key }`,
  good: `type Missing { key: Text }

export neuro find(key: Text) -> Int fails Missing = fail Missing { key }`,
});
