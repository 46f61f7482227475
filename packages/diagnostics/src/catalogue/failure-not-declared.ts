import { diagnostic } from "../problem.ts";

export const failureNotDeclared = diagnostic<{ type: string; name: string }>({
  code: "P0702",
  name: "failure-not-declared",
  severity: "error",
  message: ({ type, name }) =>
    `\`${name}\` can fail with \`${type}\`, which its \`fails\` does not list.`,
  label: "this can fail",
  hint: ({ type }) => `Add \`| ${type}\` to the signature, or handle it with \`catch\`.`,
  page: `A written \`fails\` row is complete: nothing else may escape.

Ways out: add the failure to the row, or handle it with \`catch\`.`,
  bad: `type Missing { key: Text }
type Denied { why: Text }

export neuro find(key: Text) -> Int fails Denied {
  if key == "" { fail Denied { why: "no key" } }
  fail Missing { key }
}`,
  good: `type Missing { key: Text }
type Denied { why: Text }

export neuro find(key: Text) -> Int fails Denied | Missing {
  if key == "" { fail Denied { why: "no key" } }
  fail Missing { key }
}`,
});
