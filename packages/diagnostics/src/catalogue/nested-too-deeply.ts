import { diagnostic } from "../problem.ts";

export const nestedTooDeeply = diagnostic<{ limit: number }>({
  code: "P0202",
  name: "nested-too-deeply",
  severity: "error",
  message: ({ limit }) =>
    `This is nested too deeply: I follow brackets and operators ${limit} levels down.`,
  label: "one level too many",
  hint: "Give the inner parts names with `let`, or move them into neuros of their own.",
  page: `Brackets, operators and blocks can be nested a few hundred levels deep, far beyond what a person can read.

Ways out: name the inner parts with \`let\`, or move them into neuros of their own. Large data belongs in a file.`,
  bad: `export let deep: Int = ${"(".repeat(300)}1${")".repeat(300)}`,
  good: `export let deep: Int = (1)`,
});
