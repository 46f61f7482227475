import { diagnostic } from "../problem.ts";

export const strayBracket = diagnostic<{ bracket: string }>({
  code: "P0204",
  name: "stray-bracket",
  severity: "error",
  message: ({ bracket }) => `This \`${bracket}\` closes nothing.`,
  label: "no bracket is open here",
  page: `A closing bracket belongs to an opening one of its kind; here none is open. Often a bracket too many was left behind by an edit.

Ways out: remove it, or write the opening one.`,
  bad: `export let one: Int = 1
}`,
  good: `export let one: Int = 1`,
});
