import { diagnostic } from "../problem.ts";

export const foreignExport = diagnostic<{
  name: string;
  file: string;
  suggestion: string | undefined;
}>({
  code: "P1204",
  name: "foreign-export",
  severity: "error",
  message: ({ name, file }) => `\`${file}\` exports nothing called \`${name}\`.`,
  label: ({ file }) => `not exported by ${file}`,
  hint: ({ name, file, suggestion }) =>
    suggestion === undefined
      ? `Write \`export function ${name}(…) { … }\` in \`${file}\`.`
      : `It exports \`${suggestion}\`; give both the same name, or write \`export function ${name}(…) { … }\`.`,
  page: `The JavaScript of an \`extern neuro\` is the export of the same name in the file beside the module. The file is an ES module: \`module.exports\` exports nothing here.

Ways out: export the function under that name, or rename the extern.`,
  bad: `extern neuro shuot(text: Text) -> Text uses ()

neuro main() { print(shuot("hello")) }`,
  good: `extern neuro shout(text: Text) -> Text uses ()

neuro main() { print(shout("hello")) }`,
});
