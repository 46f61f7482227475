import { diagnostic } from "../problem.ts";

export const notCallable = diagnostic<{
  type: string;
  /** How a value is written, if it is the name of a record that was called. */
  record?: string;
}>({
  code: "P0402",
  name: "not-callable",
  severity: "error",
  message: ({ type }) => `This is \`${type}\`, which cannot be called.`,
  label: "not a function",
  hint: ({ record }) =>
    record === undefined ? undefined : `A record is written with braces: \`${record}\`.`,
  page: `Neuros, lambdas, variants and constructors can be called; other values cannot.

A record is written with braces and the names of its fields: \`Mail { subject: "hi" }\`.

Ways out: remove the parentheses, or call the neuro that was meant.`,
  bad: `export neuro answer(n: Int) -> Int = n()`,
  good: `export neuro answer(n: Int) -> Int = n`,
});
