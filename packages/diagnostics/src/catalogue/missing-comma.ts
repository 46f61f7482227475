import { diagnostic } from "../problem.ts";

export const missingComma = diagnostic<{ next: string }>({
  code: "P0210",
  name: "missing-comma",
  severity: "error",
  message: ({ next }) => `I miss a \`,\` before ${next}.`,
  label: "the next one begins here",
  page: `What stands in brackets is separated by commas, on one line and over several: arguments, fields, entries, items. A comma behind the last one is allowed where each has a line of its own.

Ways out: write the \`,\`; or, where one value was meant, the operator between its parts.`,
  bad: `neuro primes() -> List<Int> = [
  2,
  3
  5,
]`,
  good: `neuro primes() -> List<Int> = [
  2,
  3,
  5,
]`,
});
