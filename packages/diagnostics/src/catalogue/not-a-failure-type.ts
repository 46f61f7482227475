import { diagnostic } from "../problem.ts";

export const notAFailureType = diagnostic({
  code: "P0704",
  name: "not-a-failure-type",
  severity: "error",
  message: "Only declared record and sum types can stand after `fails`.",
  label: "not a record or sum",
  hint: "Declare a type for the failure.",
  page: `A failure row lists declared records and sums: \`fails NotFound | Denied\`.

Ways out: declare a type for it.`,
  bad: `export neuro stop() -> Int fails Text = 1`,
  good: `export type Stopped { message: Text }

export neuro stop() -> Int fails Stopped = fail Stopped { message: "stop" }`,
});
