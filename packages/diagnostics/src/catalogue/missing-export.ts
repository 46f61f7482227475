import { diagnostic } from "../problem.ts";

export const missingExport = diagnostic<{
  name: string;
  specifier: string;
  isPrivate: boolean;
  /** It is a type of the language. */
  isBuiltin: boolean;
  suggestion: string | undefined;
  /** Standard modules that have the name. */
  elsewhere: readonly string[];
}>({
  code: "P0304",
  name: "missing-export",
  severity: "error",
  message: ({ name, specifier, isPrivate }) =>
    isPrivate
      ? `\`${name}\` of \`${specifier}\` is private.`
      : `\`${specifier}\` has nothing called \`${name}\`.`,
  label: "not exported",
  hint: ({ name, isPrivate, isBuiltin, suggestion, elsewhere }) => {
    if (isBuiltin) return `\`${name}\` belongs to the language and needs no import.`;
    if (isPrivate) return "Write `export` before its declaration to let other modules use it.";
    if (suggestion !== undefined) return `Did you mean \`${suggestion}\`?`;
    return elsewhere.length === 0
      ? undefined
      : `It is in ${elsewhere.map((module) => `\`${module}\``).join(" and ")}.`;
  },
  page: `Only what a module marks with \`export\` can be imported from it.

The types of the language (\`Int\`, \`Text\`, \`List\`, \`Time\`, \`Json\` …) are known everywhere; no module exports them.

Ways out: correct the name, export it there, or leave out what needs no import.`,
  bad: `import { wordz } from "neuro:text"

export neuro count(t: Text) -> Int = wordz(t).length`,
  good: `import { words } from "neuro:text"

export neuro count(t: Text) -> Int = words(t).length`,
});
