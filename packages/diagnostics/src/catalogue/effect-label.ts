import { diagnostic } from "../problem.ts";

export const effectLabel = diagnostic<{
  capability: string;
  callee: string;
  label: string;
  name: string;
}>({
  code: "P1003",
  name: "effect-label",
  severity: "error",
  message: ({ label, callee, capability, name }) =>
    callee === name
      ? `\`${name}\` is given what is ${label}, and may use \`${capability}\` with it, which its row does not say.`
      : `What is ${label} would reach \`${capability}\` through \`${callee}\`, which \`${name}\` does not say.`,
  label: ({ label, capability }) => `what is ${label} reaches \`${capability}\` here`,
  hint: ({ capability, label }) =>
    `Say so in the signature, \`uses ${capability}(${label})\`, or hand over something else.`,
  page: `A row says what a piece touches, and how private what it hands over may be: \`uses console\` prints nothing personal, \`uses console(personal)\` may. What is done only because of a personal value says something of that value, too. The related places show the whole way from the source.

Ways out: write the label into the row, so that callers and the policy see it; or hand over something that does not depend on the value.`,
  bad: `neuro show(body: personal Text) uses console { print(body) }

neuro main() { show("hello") }`,
  good: `neuro show(body: personal Text) uses console(personal) { print(body) }

neuro main() { show("hello") }`,
});
