import { diagnostic } from "../problem.ts";

export const invalidRegex = diagnostic<{ why: string }>({
  code: "P0430",
  name: "invalid-regex",
  severity: "error",
  message: ({ why }) =>
    why === "" ? "This is no regular expression." : `This is no regular expression: ${why}.`,
  label: "cannot be read",
  hint: 'Inside `re"…"` a backslash takes the meaning from a character: `re"\\["` looks for a bracket.',
  page: `A regular expression is checked by the compiler, so that it cannot fail when the program runs. It is written in the notation of JavaScript, in Unicode mode, where every escape must mean something.

Ways out: close the bracket or group, or escape the character that is meant as itself.`,
  bad: `export let words: Regex = re"[a-"`,
  good: `export let words: Regex = re"[a-z]"`,
});
