import { diagnostic } from "../problem.ts";

export const catchNothing = diagnostic({
  code: "P0705",
  name: "catch-nothing",
  severity: "warning",
  message: "What this `catch` guards cannot fail.",
  label: "never runs",
  hint: "Remove the `catch`.",
  page: `A handler for failures that cannot happen misleads whoever reads it.

Ways out: remove it.`,
  bad: `export neuro two() -> Int = (1 + 1) catch 0`,
  good: `export neuro two() -> Int = 1 + 1`,
});
