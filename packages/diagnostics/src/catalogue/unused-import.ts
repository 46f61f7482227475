import { diagnostic } from "../problem.ts";

export const unusedImport = diagnostic<{
  name: string;
  /** A member of that name is called in the module. */
  member: boolean;
}>({
  code: "P0307",
  name: "unused-import",
  severity: "warning",
  message: ({ name }) => `\`${name}\` is imported but not used.`,
  label: "not used",
  hint: ({ name, member }) =>
    member
      ? `Remove it: \`x.${name}\` finds \`${name}\` through the type of \`x\`, without an import.`
      : "Remove it.",
  page: `An import that nothing mentions makes a reader look for its use. Methods of a value need no import: \`text.words()\` is found through the type of \`text\`.

Ways out: remove the import.`,
  bad: `import { words } from "neuro:text"

export neuro size(t: Text) -> Int = t.length`,
  good: `export neuro size(t: Text) -> Int = t.length`,
});
