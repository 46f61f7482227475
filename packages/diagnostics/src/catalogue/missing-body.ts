import { diagnostic } from "../problem.ts";

export const missingBody = diagnostic<{ name: string }>({
  code: "P0907",
  name: "missing-body",
  severity: "error",
  message: ({ name }) => `\`${name}\` has no body.`,
  label: "nothing says what it does",
  hint: "Write `= expression` or `{ … }` after the signature; `= ?` if you do not know yet.",
  page: `Only members of an interface and externs (\`extern neuro\`, whose JavaScript stands beside the module) are without a body.

Ways out: write the body; a hole \`?\` stands for what is not written yet, and the program still checks.`,
  bad: `export neuro double(n: Int) -> Int`,
  good: `export neuro double(n: Int) -> Int = n * 2`,
});
