import { diagnostic } from "../problem.ts";

export const unknownModule = diagnostic<{ specifier: string }>({
  code: "P0303",
  name: "unknown-module",
  severity: "error",
  message: ({ specifier }) => `I cannot find the module \`${specifier}\`.`,
  label: "leads nowhere",
  hint: "Standard modules start with `neuro:`, files with `./` or `../`, packages with their name.",
  page: `An import names a standard module (\`"neuro:fs"\`), a file beside this one (\`"./text"\`, without the ending) or an installed package (\`"@acme/text"\`).

Ways out: correct the path, or install the package.`,
  bad: `import { triage } from "./no-such-file"

export neuro kind(mail: Text) -> Text = triage(mail)`,
  good: `export neuro kind(mail: Text) -> Text = mail.trim()`,
});
