import { diagnostic } from "../problem.ts";

export const notAFailure = diagnostic<{ type: string }>({
  code: "P0703",
  name: "not-a-failure",
  severity: "error",
  message: ({ type }) => `\`${type}\` cannot be raised as a failure.`,
  label: "not a record or sum",
  hint: "Declare a record or sum type for it.",
  page: `A failure is a value of a declared record or sum, so that \`catch\` can tell failures apart and each has a \`message\`.

Ways out: declare one: \`type NotFound { path: Text }\`, and write \`fail NotFound { path }\`.`,
  bad: `export neuro stop() -> Int = fail "stop"`,
  good: `type Stopped { message: Text }

export neuro stop() -> Int fails Stopped = fail Stopped { message: "stop" }`,
});
