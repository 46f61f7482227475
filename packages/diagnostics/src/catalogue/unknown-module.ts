import { diagnostic } from "../problem.ts";

/** What is known of an import that leads nowhere: of the package that it names, or of what it may mean. */
export type MissingImport =
  | { readonly kind: "not-installed"; readonly package: string; readonly suggestion?: string }
  | { readonly kind: "no-neuro-code"; readonly package: string }
  | {
      readonly kind: "no-such-part";
      readonly package: string;
      readonly parts: readonly string[];
      readonly suggestion?: string;
    }
  | { readonly kind: "no-file"; readonly package: string; readonly file: string }
  | { readonly kind: "misspelled"; readonly suggestion: string }
  /** `modules` are those in it, as an import would name them. */
  | { readonly kind: "folder"; readonly modules: readonly string[] }
  /** `why` is a whole sentence. */
  | { readonly kind: "unreadable"; readonly why: string };

function message(specifier: string, missing: MissingImport | undefined): string {
  switch (missing?.kind) {
    case "no-neuro-code":
      return `The package \`${missing.package}\` is installed, but has no Neuro-Code.`;
    case "no-such-part":
      return `The package \`${missing.package}\` has no module \`${specifier}\`.`;
    case "no-file":
      return `The package \`${missing.package}\` names \`${missing.file}\` as this module, and has no such file.`;
    case "folder":
      return `\`${specifier}\` is a folder, and a module is a file.`;
    case "unreadable":
      return `The module \`${specifier}\` is there, but I cannot read it.`;
    default:
      return `I cannot find the module \`${specifier}\`.`;
  }
}

function label(missing: MissingImport | undefined): string {
  if (missing?.kind === "unreadable") return "cannot be read";
  return missing?.kind === "folder" ? "a folder" : "leads nowhere";
}

function hint(missing: MissingImport | undefined): string {
  switch (missing?.kind) {
    case "not-installed":
      return missing.suggestion === undefined
        ? `There is no package \`${missing.package}\` in \`node_modules\`: install it (\`npm install ${missing.package}\`). Files beside this one start with \`./\`.`
        : `Did you mean \`${missing.suggestion}\`? A name alone is that of a package in \`node_modules\`, and there is no \`${missing.package}\`.`;
    case "no-neuro-code":
      return "Nothing in the `exports` of its package.json has a `neuro` condition. Its JavaScript can be used by an `extern neuro`: import the package in the JavaScript beside this module.";
    case "no-such-part":
      return `It has ${missing.parts.map((part) => `\`${part}\``).join(", ")}.`;
    case "no-file":
      return "It may have been published without its `.neuro` files, or not be built yet: look at `exports` and `files` in its package.json.";
    case "misspelled":
      return `Did you mean \`${missing.suggestion}\`?`;
    case "folder":
      return missing.modules.length === 0
        ? "It has no modules in it."
        : `Import one of the modules in it: ${missing.modules.map((each) => `\`${each}\``).join(", ")}.`;
    case "unreadable":
      return missing.why;
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
  label: ({ missing }) => label(missing),
  hint: ({ missing }) => hint(missing),
  page: `An import names a standard module (\`"neuro:fs"\`), a file beside this one (\`"./text"\`, without the ending) or an installed package with Neuro-Code (\`"@acme/text"\`): one whose package.json has a \`neuro\` condition in its \`exports\`.

Ways out: correct the path, or install the package; what a package does in JavaScript is used by an \`extern neuro\`.`,
  bad: `import { triage } from "./no-such-file"

export neuro kind(mail: Text) -> Text = triage(mail)`,
  good: `export neuro kind(mail: Text) -> Text = mail.trim()`,
});
