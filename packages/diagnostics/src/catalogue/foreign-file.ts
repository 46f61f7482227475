import { diagnostic } from "../problem.ts";

export const foreignFile = diagnostic<{
  name: string;
  /** As it is written beside the module: `mail.js`. */
  file: string;
  /** Undefined if there is none. */
  why: string | undefined;
}>({
  code: "P1203",
  name: "foreign-file",
  severity: "error",
  message: ({ name, file, why }) =>
    why === undefined
      ? `There is no \`${file}\` beside this file, which would hold the JavaScript of \`${name}\`.`
      : `I cannot read \`${file}\`, which would hold the JavaScript of \`${name}\`: ${why}.`,
  label: ({ file }) => `needs ${file}`,
  hint: ({ name, file }) =>
    `Write it as an ES module: \`export function ${name}(…) { … }\` in \`${file}\`.`,
  page: `An \`extern neuro\` has no body: what it does is said by the JavaScript file of the same name beside the module, \`mail.js\` beside \`mail.neuro\`. That is an ES module which exports a function of the extern's name.

Ways out: write the file, or a body in Neuro-Code instead of \`extern\`.`,
  bad: `extern neuro shout(text: Text) -> Text uses ()

neuro main() { print(shout("hello")) }`,
  good: `neuro shout(text: Text) -> Text = text.upper()

neuro main() { print(shout("hello")) }`,
});
