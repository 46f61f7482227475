import { diagnostic } from "../problem.ts";

/** What is known of the package that an import names, if it names one. */
export type MissingImport =
  | { readonly kind: "not-installed" | "no-neuro-code"; readonly package: string }
  | { readonly kind: "no-such-part"; readonly package: string; readonly parts: readonly string[] }
  | { readonly kind: "no-file"; readonly package: string; readonly file: string };

function message(specifier: string, missing: MissingImport | undefined): string {
  switch (missing?.kind) {
    case "no-neuro-code":
      return `The package \`${missing.package}\` is installed, but has no Neuro-Code.`;
    case "no-such-part":
      return `The package \`${missing.package}\` has no module \`${specifier}\`.`;
    case "no-file":
      return `The package \`${missing.package}\` names \`${missing.file}\` as this module, and has no such file.`;
    default:
      return `I cannot find the module \`${specifier}\`.`;
  }
}

function hint(missing: MissingImport | undefined): string {
  switch (missing?.kind) {
    case "not-installed":
      return `There is no package \`${missing.package}\` in \`node_modules\`: install it (\`npm install ${missing.package}\`). Files beside this one start with \`./\`.`;
    case "no-neuro-code":
      return "Nothing in the `exports` of its package.json has a `neuro` condition. Its JavaScript can be used by an `extern neuro`: import the package in the JavaScript beside this module.";
    case "no-such-part":
      return `It has ${missing.parts.map((part) => `\`${part}\``).join(", ")}.`;
    case "no-file":
      return "It may have been published without its `.neuro` files, or not be built yet: look at `exports` and `files` in its package.json.";
    default:
      return "Standard modules start with `neuro:`, files with `./` or `../`, packages with their name.";
  }
}

export const unknownModule = diagnostic<{
  specifier: string;
  missing: MissingImport | undefined;
}>({
  code: "P0303",
  name: "unknown-module",
  severity: "error",
  message: ({ specifier, missing }) => message(specifier, missing),
  label: "leads nowhere",
  hint: ({ missing }) => hint(missing),
  page: `An import names a standard module (\`"neuro:fs"\`), a file beside this one (\`"./text"\`, without the ending) or an installed package with Neuro-Code (\`"@acme/text"\`): one whose package.json has a \`neuro\` condition in its \`exports\`.

Ways out: correct the path, or install the package; what a package does in JavaScript is used by an \`extern neuro\`.`,
  bad: `import { triage } from "./no-such-file"

export neuro kind(mail: Text) -> Text = triage(mail)`,
  good: `export neuro kind(mail: Text) -> Text = mail.trim()`,
});
